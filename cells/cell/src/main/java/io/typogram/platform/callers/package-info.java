/// Who is calling: access tokens are verified here, and nowhere else.
@NullMarked
package io.typogram.platform.callers;

import org.jspecify.annotations.NullMarked;
