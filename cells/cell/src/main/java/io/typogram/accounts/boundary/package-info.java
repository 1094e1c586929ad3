/// The accounts' endpoints, and their ear for other cells.
@NullMarked
package io.typogram.accounts.boundary;

import org.jspecify.annotations.NullMarked;
