/// Tests of how tests are made, signed, read back and judged. They need no container.
@NullMarked
package io.typogram.typing.control;

import org.jspecify.annotations.NullMarked;
