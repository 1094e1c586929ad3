/// Whose the cell is, if it is a tenant's, and what may leave it.
///
/// A shared cell tells everything. Out of a tenant's cell goes what the tenant allows: topology says what,
/// and until it has said something, that is nothing. Events declare what they disclose, and the outbox takes
/// only those that may leave; so a new context needs no code for it.
@NullMarked
package io.typogram.platform.tenancy;

import org.jspecify.annotations.NullMarked;
