@NullMarked
package io.typogram.local.platform;

import org.jspecify.annotations.NullMarked;
