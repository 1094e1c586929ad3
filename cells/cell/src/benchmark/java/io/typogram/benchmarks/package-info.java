/// What computing costs, measured by JMH: `mvn -Pfast,benchmarks -pl cells/cell -am test`.
@NullMarked
package io.typogram.benchmarks;

import org.jspecify.annotations.NullMarked;
