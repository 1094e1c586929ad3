/// What operators take out of the platform of one user: their archive, streamed from their home cell.
///
/// Owns `exports`, the audit: who took out whose archive, when and why. It is written before the first byte is
/// handed out. When the user is erased, the entry stays and names them no more.
@NullMarked
package io.typogram.topology.exports;

import org.jspecify.annotations.NullMarked;
