/// Streams as they are stored.
@NullMarked
package io.typogram.keystrokes.entity;

import org.jspecify.annotations.NullMarked;
