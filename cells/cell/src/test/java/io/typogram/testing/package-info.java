/// The surroundings of the tests that run in a server: the server and its database, the services
/// that a cell asks, and the people who use it.
@NullMarked
package io.typogram.testing;

import org.jspecify.annotations.NullMarked;
