/// Starts the whole platform on one machine, and answers what an operator asks about it.
///
/// This is the program behind `./typogram`. [io.typogram.local.platform] says what the platform consists
/// of, [io.typogram.local.server] how each server is started, [io.typogram.local.supervision] keeps them
/// alive, and [io.typogram.local.command] talks with the operator.
@NullMarked
package io.typogram.local;

import org.jspecify.annotations.NullMarked;
