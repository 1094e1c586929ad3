/// A front end, as files that the application carries.
@NullMarked
package io.typogram.server.pages;

import org.jspecify.annotations.NullMarked;
