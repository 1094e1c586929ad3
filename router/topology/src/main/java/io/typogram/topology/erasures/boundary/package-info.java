/// Erasures on the wire, their transactions, and who drives them.
@NullMarked
package io.typogram.topology.erasures.boundary;

import org.jspecify.annotations.NullMarked;
