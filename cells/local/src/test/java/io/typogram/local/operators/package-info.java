@NullMarked
package io.typogram.local.operators;

import org.jspecify.annotations.NullMarked;
