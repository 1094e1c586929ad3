/// Who is let in and who is not.
@NullMarked
package io.typogram.platform.callers;

import org.jspecify.annotations.NullMarked;
