/// What a board is, and in which order runs stand on it.
@NullMarked
package io.typogram.leaderboards.entity;

import org.jspecify.annotations.NullMarked;
