@NullMarked
package io.typogram.server.problems;

import org.jspecify.annotations.NullMarked;
