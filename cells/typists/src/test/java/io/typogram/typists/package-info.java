/// Tests that the invented players type like the people they are modelled on.
@NullMarked
package io.typogram.typists;

import org.jspecify.annotations.NullMarked;
