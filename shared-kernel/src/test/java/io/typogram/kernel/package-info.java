/// What every part of the platform relies on in identifiers, homes and envelopes.
@NullMarked
package io.typogram.kernel;

import org.jspecify.annotations.NullMarked;
