/// Experience, levels, days and goals, without a container.
@NullMarked
package io.typogram.progress.entity;

import org.jspecify.annotations.NullMarked;
