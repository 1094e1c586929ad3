/// What an operator can type, one class a command. Each says what it found in words, and with an exit
/// code for scripts; see [ExitCodes].
@NullMarked
package io.typogram.local.command;

import org.jspecify.annotations.NullMarked;
