/// What a rollout is.
@NullMarked
package io.typogram.topology.rollouts.entity;

import org.jspecify.annotations.NullMarked;
