/// The formulas and rules of progress.
@NullMarked
package io.typogram.progress.entity;

import org.jspecify.annotations.NullMarked;
