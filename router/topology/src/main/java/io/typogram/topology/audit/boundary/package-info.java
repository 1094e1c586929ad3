/// The audit on the wire.
@NullMarked
package io.typogram.topology.audit.boundary;

import org.jspecify.annotations.NullMarked;
