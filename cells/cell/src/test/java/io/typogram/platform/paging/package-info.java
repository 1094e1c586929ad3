/// What clients may ask of a list.
@NullMarked
package io.typogram.platform.paging;

import org.jspecify.annotations.NullMarked;
