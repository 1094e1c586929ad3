/// Reads pages of metrics, and keeps an hour of what they said.
@NullMarked
package io.typogram.topology.loads.control;

import org.jspecify.annotations.NullMarked;
