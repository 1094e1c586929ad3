/// The cell's database: its schema brought up to date at start, and leases for work that one node
/// does at a time.
@NullMarked
package io.typogram.platform.persistence;

import org.jspecify.annotations.NullMarked;
