/// Decides which cell a request goes to. Pure decisions: nothing here opens a connection or waits.
///
/// The order is: sign-in goes to the identity provider; a cell-scoped id in the path names its cell;
/// then, for a request with a token or an API key, the operator's override, the directory, and the
/// token's own claim; a request without one is a guest's. A guest who came by a tenant's host name
/// goes to that tenant's cell and to no other; for everybody else a stable hash chooses among the
/// healthy cells of the nearest region.
///
/// Tokens and keys are read and not verified: a forged one reaches a cell that answers 401, and gains
/// nothing else.
@NullMarked
package io.typogram.edge.routing;

import org.jspecify.annotations.NullMarked;
