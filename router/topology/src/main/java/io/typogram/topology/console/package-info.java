/// The operators' console, as files: what it shows and does goes by topology's API.
@NullMarked
package io.typogram.topology.console;

import org.jspecify.annotations.NullMarked;
