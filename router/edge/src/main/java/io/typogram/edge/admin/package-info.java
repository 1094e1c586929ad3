/// The operators' door: health, metrics, overrides, and what the directory says of a user.
///
/// Listens on loopback unless told otherwise, and knows no passwords: whoever reaches it may use it.
@NullMarked
package io.typogram.edge.admin;

import org.jspecify.annotations.NullMarked;
