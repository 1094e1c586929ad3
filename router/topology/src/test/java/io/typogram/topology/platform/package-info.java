@NullMarked
package io.typogram.topology.platform;

import org.jspecify.annotations.NullMarked;
