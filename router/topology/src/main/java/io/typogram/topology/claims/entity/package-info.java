/// What a claim and a name are, and what may come of a wish.
@NullMarked
package io.typogram.topology.claims.entity;

import org.jspecify.annotations.NullMarked;
