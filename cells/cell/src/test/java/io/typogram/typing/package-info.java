/// What the tests of `typing` share.
@NullMarked
package io.typogram.typing;

import org.jspecify.annotations.NullMarked;
