/// Measures a running platform. Every benchmark is a command of its own below [BenchCommand].
@NullMarked
package io.typogram.local.bench;

import org.jspecify.annotations.NullMarked;
