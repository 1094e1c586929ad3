/// The endpoints of tests, results and personal bests.
@NullMarked
package io.typogram.typing.boundary;

import org.jspecify.annotations.NullMarked;
