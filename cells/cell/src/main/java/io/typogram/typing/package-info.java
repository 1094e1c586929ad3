/// Typing tests and their results.
///
/// Owns the tables `results`, `rescorings`, `category_bests`, `custom_texts`, `appeals`, `rhythms`, `keystroke_bundles`,
/// `keystroke_retentions`, `tags`, `result_tags` and `imported_results`. A
/// test is handed out signed and is not stored; a run comes back as raw keystrokes, and every figure is computed here from them. Out goes
/// `typing.test-completed.v2`, within the region. A player's results are read where they were
/// written: in the player's home, at once.
@NullMarked
package io.typogram.typing;

import org.jspecify.annotations.NullMarked;
