/// How requests are carried.
@NullMarked
package io.typogram.edge.proxy;

import org.jspecify.annotations.NullMarked;
