/// Who may ask what only the platform's own parts may.
@NullMarked
package io.typogram.server.callers;

import org.jspecify.annotations.NullMarked;
