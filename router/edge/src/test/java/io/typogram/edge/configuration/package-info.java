@NullMarked
package io.typogram.edge.configuration;

import org.jspecify.annotations.NullMarked;
