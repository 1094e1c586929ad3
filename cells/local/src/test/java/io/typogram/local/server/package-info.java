@NullMarked
package io.typogram.local.server;

import org.jspecify.annotations.NullMarked;
