/// How a cell asks the topology service.
@NullMarked
package io.typogram.platform.topology;

import org.jspecify.annotations.NullMarked;
