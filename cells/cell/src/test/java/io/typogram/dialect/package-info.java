/// The SQL that runs on CockroachDB and on PostgreSQL alike, and the guard that nothing else is
/// written.
@NullMarked
package io.typogram.dialect;

import org.jspecify.annotations.NullMarked;
