/// Writes down who took out what.
@NullMarked
package io.typogram.topology.exports.control;

import org.jspecify.annotations.NullMarked;
