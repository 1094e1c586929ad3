/// The fence, seen from outside and from inside.
@NullMarked
package io.typogram.platform.residence;

import org.jspecify.annotations.NullMarked;
