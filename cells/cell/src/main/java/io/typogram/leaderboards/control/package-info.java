/// How runs get onto boards, and how boards are read.
@NullMarked
package io.typogram.leaderboards.control;

import org.jspecify.annotations.NullMarked;
