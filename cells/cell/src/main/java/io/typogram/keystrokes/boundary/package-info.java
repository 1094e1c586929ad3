/// Keystrokes as their player reads them.
@NullMarked
package io.typogram.keystrokes.boundary;

import org.jspecify.annotations.NullMarked;
