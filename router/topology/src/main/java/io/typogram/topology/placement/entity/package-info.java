/// What is asked of a placement, and what may come of it.
@NullMarked
package io.typogram.topology.placement.entity;

import org.jspecify.annotations.NullMarked;
