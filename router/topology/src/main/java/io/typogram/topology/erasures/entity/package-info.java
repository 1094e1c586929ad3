/// What is on record of an erasure.
@NullMarked
package io.typogram.topology.erasures.entity;

import org.jspecify.annotations.NullMarked;
