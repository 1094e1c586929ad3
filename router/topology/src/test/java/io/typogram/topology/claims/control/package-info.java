/// How names are compared.
@NullMarked
package io.typogram.topology.claims.control;

import org.jspecify.annotations.NullMarked;
