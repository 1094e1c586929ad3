/// The followers who wait for changes, and the form of a snapshot.
@NullMarked
package io.typogram.topology.directory.control;

import org.jspecify.annotations.NullMarked;
