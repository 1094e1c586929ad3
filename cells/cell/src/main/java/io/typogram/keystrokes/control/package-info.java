/// How keystrokes are kept.
@NullMarked
package io.typogram.keystrokes.control;

import org.jspecify.annotations.NullMarked;
