/// Keycloak's administration, as far as topology needs it: users, organisations and their identity
/// providers. Topology signs in there as the client `typogram-topology`, which may do this and nothing else.
///
/// Nothing here is kept: what Keycloak knows is asked of Keycloak. Every call has a bound in time, and a
/// Keycloak that is away, or that does not do what it is told, is the fault `keycloak-unavailable`. Each
/// call may be made again: what it wanted and finds done is no failure.
@NullMarked
package io.typogram.topology.keycloak;

import org.jspecify.annotations.NullMarked;
