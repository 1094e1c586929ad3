/// Long lists, page by page: a cursor says where the last page ended, so a page costs the same
/// wherever it lies, and nothing is shown twice or left out when entries come and go between pages.
@NullMarked
package io.typogram.platform.paging;

import org.jspecify.annotations.NullMarked;
