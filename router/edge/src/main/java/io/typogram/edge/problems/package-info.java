/// The problems that the edge itself answers, and their one JSON form. What a cell answers passes
/// through unchanged, except a 421, which no client ever sees.
@NullMarked
package io.typogram.edge.problems;

import org.jspecify.annotations.NullMarked;
