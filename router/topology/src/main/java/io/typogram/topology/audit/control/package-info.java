/// Reads the audit.
@NullMarked
package io.typogram.topology.audit.control;

import org.jspecify.annotations.NullMarked;
