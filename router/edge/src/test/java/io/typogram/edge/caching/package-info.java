@NullMarked
package io.typogram.edge.caching;

import org.jspecify.annotations.NullMarked;
