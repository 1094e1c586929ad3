package io.typogram.server.moves;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The methods of [MovingCell] by their names on the wire.
enum MoveVerb {
    LEAVE,
    OUTLINE,
    READ,
    SURVEY,
    INVENTORY,
    FENCE,
    RELEASE,
    CLOSE,
    PURGE,
    ARRIVE,
    MATCH,
    WRITE,
    SEAL,
    ACTIVATE,
    DISCARD,
    ERASE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MoveVerb> ofWireName(String name) {
        return Arrays.stream(values()).filter(verb -> verb.wireName().equals(name)).findFirst();
    }
}
