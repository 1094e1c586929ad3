/// The progress of the calling player on the wire, and the ear for tests completed in this cell.
@NullMarked
package io.typogram.progress.boundary;

import org.jspecify.annotations.NullMarked;
