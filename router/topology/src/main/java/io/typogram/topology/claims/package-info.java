/// Claims: usernames and email addresses, of which each belongs to one user across all cells.
///
/// Owns `claims`, `claim_names` and `claim_changes`. No events go in or out.
///
/// - A claim is reserved, and then confirmed. A reservation that nobody confirms lapses by itself, so
///   whoever dies between the two leaves nothing behind.
/// - At any moment a name keeps everybody out but one user. What decides is the claim and the time; the
///   sweeper only tidies up.
/// - Every request may come again, and late: the id that its client made says which one it is.
/// - Names that look alike are one name. Of email addresses only keyed hashes are stored.
@NullMarked
package io.typogram.topology.claims;

import org.jspecify.annotations.NullMarked;
