/// What operators ask of topology, and wish from it: cells, homes of users, and moves between cells.
///
/// A command prints a table for people, or with `--json` what topology has answered. A refusal ends it with
/// the problem's code in one line.
@NullMarked
package io.typogram.local.operators;

import org.jspecify.annotations.NullMarked;
