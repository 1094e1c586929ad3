/// The front end as it is served.
@NullMarked
package io.typogram.platform.pages;

import org.jspecify.annotations.NullMarked;
