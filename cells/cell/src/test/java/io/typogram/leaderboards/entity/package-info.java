/// The order of a board and the names of its periods, without a container.
@NullMarked
package io.typogram.leaderboards.entity;

import org.jspecify.annotations.NullMarked;
