@NullMarked
package io.typogram.edge.health;

import org.jspecify.annotations.NullMarked;
