/// The cell as a whole: what every endpoint has in common.
@NullMarked
package io.typogram.platform;

import org.jspecify.annotations.NullMarked;
