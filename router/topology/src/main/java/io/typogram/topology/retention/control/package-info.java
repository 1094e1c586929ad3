/// Writes down what was forgotten.
@NullMarked
package io.typogram.topology.retention.control;

import org.jspecify.annotations.NullMarked;
