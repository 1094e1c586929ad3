@NullMarked
package io.typogram.keystrokes;

import org.jspecify.annotations.NullMarked;
