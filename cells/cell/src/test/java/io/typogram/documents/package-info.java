/// The reference under `docs/reference`, compared with the code it speaks of.
@NullMarked
package io.typogram.documents;

import org.jspecify.annotations.NullMarked;
