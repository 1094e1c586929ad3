/// What people typed, key by key.
///
/// Owns the table `keystroke_streams`. Keystrokes identify people: they are personal data, kept with consent, for as long
/// as their player wants, and erased with them. Nothing goes out to other cells.
@NullMarked
package io.typogram.keystrokes;

import org.jspecify.annotations.NullMarked;
