package io.typogram.topology.keycloak;

import java.util.Objects;

/// A Keycloak organisation. Its alias never changes and stands in the tokens of its members.
///
/// @param id Keycloak's own
public record Organisation(String id, String alias) {

    public Organisation {
        Objects.requireNonNull(id);
        Objects.requireNonNull(alias);
    }
}
