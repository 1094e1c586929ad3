/// Tenants on the wire, and how they are made.
@NullMarked
package io.typogram.topology.tenants.boundary;

import org.jspecify.annotations.NullMarked;
