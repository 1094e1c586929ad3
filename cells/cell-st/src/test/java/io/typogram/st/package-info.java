/// What players and operators see of the whole platform: two cells, the router, Keycloak and the two
/// Pulsar clusters, as `./typogram up` starts them, and a real browser. Nothing here knows more than
/// the wire and the command line.
@NullMarked
package io.typogram.st;

import org.jspecify.annotations.NullMarked;
