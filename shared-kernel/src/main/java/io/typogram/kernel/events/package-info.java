/// What crosses between cells: one envelope around every event, and how far an event travels.
@NullMarked
package io.typogram.kernel.events;

import org.jspecify.annotations.NullMarked;
