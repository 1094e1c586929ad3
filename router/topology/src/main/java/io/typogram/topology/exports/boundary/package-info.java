/// Archives on the wire.
@NullMarked
package io.typogram.topology.exports.boundary;

import org.jspecify.annotations.NullMarked;
