/// Erasures: deleting all that there is of a user, everywhere, with a receipt.
///
/// The protocol is [io.typogram.kernel.moves.ErasureDriver]; here are its records, who drives it, and who may
/// ask for it. Owns `erasures`, `erasure_cells`, `erasure_rows` and `erasure_changes`. None of them names the user:
/// that is in `erased_users` of the directory only, and is forgotten at last.
///
/// - Who asks again gets the same erasure.
/// - Who is being erased is neither placed nor moved, from the transaction on that asks for it.
/// - An erasure is done when every cell that is not retired has said that nothing is left, and topology has
///   found nothing in its own tables.
@NullMarked
package io.typogram.topology.erasures;

import org.jspecify.annotations.NullMarked;
