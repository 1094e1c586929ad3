/// Gets strangers a home: asks topology once however many requests race, and remembers the answer.
///
/// A token is not verified here, so a stranger may be nobody at all. What such tokens can cost is
/// bounded: only so many questions are under way at once, and over that the answer is 503.
@NullMarked
package io.typogram.edge.placement;

import org.jspecify.annotations.NullMarked;
