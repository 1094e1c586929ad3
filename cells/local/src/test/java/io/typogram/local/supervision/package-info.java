@NullMarked
package io.typogram.local.supervision;

import org.jspecify.annotations.NullMarked;
