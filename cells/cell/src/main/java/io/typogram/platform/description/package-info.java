/// The description of the API at `/openapi`: what the annotations of resources say, and what can be told from elsewhere.
@NullMarked
package io.typogram.platform.description;

import org.jspecify.annotations.NullMarked;
