/// Who is calling, as a cell has found out and tells the edge.
@NullMarked
package io.typogram.kernel.callers;

import org.jspecify.annotations.NullMarked;
