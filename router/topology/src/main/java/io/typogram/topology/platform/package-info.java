/// What every concern stands on: the schema, the clock, health, and who may call.
@NullMarked
package io.typogram.topology.platform;

import org.jspecify.annotations.NullMarked;
