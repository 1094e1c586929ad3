/// What is known of loads.
@NullMarked
package io.typogram.topology.loads.entity;

import org.jspecify.annotations.NullMarked;
