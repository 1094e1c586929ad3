@NullMarked
package io.typogram.typing.validation;

import org.jspecify.annotations.NullMarked;
