@NullMarked
package io.typogram.local.command;

import org.jspecify.annotations.NullMarked;
