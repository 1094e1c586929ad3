/// Retention: what has ended is forgotten at last, in small batches, and the audit keeps a line about it.
///
/// Owns `forgotten_history`. What is kept, and for how long, each context says itself (`KeptHistory`).
@NullMarked
package io.typogram.topology.retention;

import org.jspecify.annotations.NullMarked;
