/// What caches before a cell are told.
@NullMarked
package io.typogram.platform.answers;

import org.jspecify.annotations.NullMarked;
