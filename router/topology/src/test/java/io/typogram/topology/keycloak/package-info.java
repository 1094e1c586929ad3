/// Tests of the calls to Keycloak's administration.
@NullMarked
package io.typogram.topology.keycloak;

import org.jspecify.annotations.NullMarked;
