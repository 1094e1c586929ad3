/// What accounts promise over the wire.
@NullMarked
package io.typogram.accounts;

import org.jspecify.annotations.NullMarked;
