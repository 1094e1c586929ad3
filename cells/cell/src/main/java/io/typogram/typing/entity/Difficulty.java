package io.typogram.typing.entity;

import java.util.Arrays;
import java.util.Optional;

/// What a mistake costs.
public enum Difficulty {
    /// Time.
    NORMAL("normal"),
    /// The run, once a wrong word has been ended.
    EXPERT("expert"),
    /// The run, at the first wrong key.
    MASTER("master");

    private final String wireName;

    Difficulty(String wireName) {
        this.wireName = wireName;
    }

    /// The difficulty that clients call by this name.
    public static Optional<Difficulty> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(difficulty -> difficulty.wireName.equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }
}
