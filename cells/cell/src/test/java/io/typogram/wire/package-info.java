/// Events as they travel: a form that was released never changes.
@NullMarked
package io.typogram.wire;

import org.jspecify.annotations.NullMarked;
