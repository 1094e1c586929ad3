package io.typogram.typing.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What ends a test.
public enum Mode {
    /// The clock: the amount is seconds.
    TIME("time"),
    /// The last word: the amount is words.
    WORDS("words");

    private final String wireName;

    Mode(String wireName) {
        this.wireName = wireName;
    }

    /// The mode that clients call by this name.
    public static Optional<Mode> ofWireName(String wireName) {
        return Arrays.stream(values()).filter(mode -> mode.wireName.equals(wireName)).findFirst();
    }

    public String wireName() {
        return wireName;
    }

    /// The amounts that players may choose from. A board stands for each, so they are few.
    public List<Integer> amounts() {
        return switch (this) {
            case TIME -> List.of(15, 30, 60, 120);
            case WORDS -> List.of(10, 25, 50, 100);
        };
    }

    public boolean offers(int amount) {
        return amounts().contains(amount);
    }
}
