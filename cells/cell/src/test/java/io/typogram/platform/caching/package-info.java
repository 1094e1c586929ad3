/// How near caches are to who reads them.
@NullMarked
package io.typogram.platform.caching;

import org.jspecify.annotations.NullMarked;
