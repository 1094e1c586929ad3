/// How a server speaks with its database: migrations at start, and transactions that are run again
/// when the database could not order them (SQLSTATE 40001).
///
/// Both engines run SERIALIZABLE, so any statement, and the commit itself, may fail that way. The
/// work inside a transaction must therefore be repeatable: no mail, no broker, no HTTP.
@NullMarked
package io.typogram.server.persistence;

import org.jspecify.annotations.NullMarked;
