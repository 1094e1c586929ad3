/// Where users live. A home is a cell together with the epoch of the user's stay in it.
@NullMarked
package io.typogram.kernel.topology;

import org.jspecify.annotations.NullMarked;
