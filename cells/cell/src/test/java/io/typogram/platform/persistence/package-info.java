/// Transactions that meet, and leases.
@NullMarked
package io.typogram.platform.persistence;

import org.jspecify.annotations.NullMarked;
