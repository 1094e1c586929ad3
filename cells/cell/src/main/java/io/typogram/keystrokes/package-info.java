/// What people typed, key by key: its value, its form on the wire, and the few bytes in which it is kept.
///
/// Keystrokes identify people. They are personal data: they belong to their player, move with them and are erased with
/// them, stand in no log, and nothing of them goes out to other cells.
@NullMarked
package io.typogram.keystrokes;

import org.jspecify.annotations.NullMarked;
