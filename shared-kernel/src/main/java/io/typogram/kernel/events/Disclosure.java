package io.typogram.kernel.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody outside of a cell learns by an event. Out of a tenant's cell goes only what its tenant
/// allows, and that is nothing unless it was said.
public enum Disclosure {

    /// The platform's own business, which no tenant lets out.
    INTERNAL,

    /// How somebody stands on the public boards.
    PUBLIC_BOARDS,

    /// The name and the country that somebody shows, and their public page.
    PUBLIC_PROFILES;

    /// The name on the wire, `public-boards`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What a tenant may allow by that name.
    public static Optional<Disclosure> allowable(String wireName) {
        return Arrays.stream(values())
                .filter(one -> one != INTERNAL && one.wireName().equals(wireName))
                .findFirst();
    }
}
