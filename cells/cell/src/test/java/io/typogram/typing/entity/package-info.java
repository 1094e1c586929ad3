/// Tests of what the values of a typing test refuse.
@NullMarked
package io.typogram.typing.entity;

import org.jspecify.annotations.NullMarked;
