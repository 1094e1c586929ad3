/// What becomes of a claim, how names are compared, and the tables.
@NullMarked
package io.typogram.topology.claims.control;

import org.jspecify.annotations.NullMarked;
