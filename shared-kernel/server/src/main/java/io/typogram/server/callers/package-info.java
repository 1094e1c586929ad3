/// Who is calling: access tokens are verified here, and nowhere else, and the secret that the platform's
/// own parts share.
@NullMarked
package io.typogram.server.callers;

import org.jspecify.annotations.NullMarked;
