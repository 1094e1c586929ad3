/// What the server module promises about failures of the database.
@NullMarked
package io.typogram.server.persistence;

import org.jspecify.annotations.NullMarked;
