@NullMarked
package io.typogram.local.bench;

import org.jspecify.annotations.NullMarked;
