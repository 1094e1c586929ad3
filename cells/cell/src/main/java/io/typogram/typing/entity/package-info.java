/// What a typing test is made of: what was asked for, what was issued, what was typed and what it
/// is worth.
///
/// Values only, without a container, a database or a clock: the same types serve the requests, the
/// tests and every simulation. Each one refuses nonsense when it is made, so nothing behind it
/// checks again.
@NullMarked
package io.typogram.typing.entity;

import org.jspecify.annotations.NullMarked;
