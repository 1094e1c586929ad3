/// How a typing test is made, signed, read back, judged and kept.
///
/// Making and judging are pure: no container, no database, no clock of their own. They begin at
/// [IssueTest] and [ScoreSubmission]. A stream of keystrokes is read the same way by the browser,
/// and `cells/web/vectors` holds both to it. The rules that are numbered in comments here are those
/// of the README there. Keeping begins at [KeepResult].
@NullMarked
package io.typogram.typing.control;

import org.jspecify.annotations.NullMarked;
