/// The walls between and inside contexts, and the proof that each of them holds something back.
@NullMarked
package io.typogram.walls;

import org.jspecify.annotations.NullMarked;
