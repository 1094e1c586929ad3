/// What cells and edges say to each other about kept answers.
@NullMarked
package io.typogram.kernel.caching;

import org.jspecify.annotations.NullMarked;
