/// Fills a running platform with made-up players and results, through its public API only.
@NullMarked
package io.typogram.local.demo;

import org.jspecify.annotations.NullMarked;
