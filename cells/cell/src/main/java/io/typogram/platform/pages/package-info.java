/// The web front end, as files: fingerprinted ones for ever, the page itself never kept.
@NullMarked
package io.typogram.platform.pages;

import org.jspecify.annotations.NullMarked;
