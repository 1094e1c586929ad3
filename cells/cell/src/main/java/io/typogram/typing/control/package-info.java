/// How a typing test is made, signed, read back and judged.
///
/// Pure: no container, no database, no clock of its own. A stream of keystrokes is read the same
/// way by the browser, and `cells/web/vectors` holds both to it. The rules that are numbered in
/// comments here are those of the README there.
@NullMarked
package io.typogram.typing.control;

import org.jspecify.annotations.NullMarked;
