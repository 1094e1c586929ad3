/// What stands in the audit.
@NullMarked
package io.typogram.topology.audit.entity;

import org.jspecify.annotations.NullMarked;
