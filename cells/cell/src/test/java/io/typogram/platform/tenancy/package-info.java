/// Tests of whose a cell is and what may leave it.
@NullMarked
package io.typogram.platform.tenancy;

import org.jspecify.annotations.NullMarked;
