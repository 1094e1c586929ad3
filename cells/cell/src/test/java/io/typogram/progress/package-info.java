/// What progress promises over the wire.
@NullMarked
package io.typogram.progress;

import org.jspecify.annotations.NullMarked;
