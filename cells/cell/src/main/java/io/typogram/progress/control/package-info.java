/// Crediting runs, and the tables.
@NullMarked
package io.typogram.progress.control;

import org.jspecify.annotations.NullMarked;
