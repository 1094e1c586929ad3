@NullMarked
package io.typogram.edge.directory;

import org.jspecify.annotations.NullMarked;
