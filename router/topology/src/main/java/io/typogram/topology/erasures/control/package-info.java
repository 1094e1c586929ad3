/// The records of erasures.
@NullMarked
package io.typogram.topology.erasures.control;

import org.jspecify.annotations.NullMarked;
