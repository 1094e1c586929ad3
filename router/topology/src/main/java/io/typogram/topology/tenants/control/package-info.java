/// Changes tenants, and writes the audit.
@NullMarked
package io.typogram.topology.tenants.control;

import org.jspecify.annotations.NullMarked;
