/// Long lists, page by page: a cursor says where the last page ended, so a page costs the same
/// wherever it lies, and an entry that stands still is neither shown twice nor left out when others
/// come and go between pages.
@NullMarked
package io.typogram.platform.paging;

import org.jspecify.annotations.NullMarked;
