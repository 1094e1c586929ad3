/// Who and what is meant: users, tenants, cells, regions, and things that belong to one cell.
///
/// Identifiers are types, so that no raw `String` or `UUID` crosses a wall and no user's id is
/// passed where a tenant's was asked for. Every text form is refused unless it is the one that
/// `toString` gives back.
@NullMarked
package io.typogram.kernel.identity;

import org.jspecify.annotations.NullMarked;
