package io.typogram.typing.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a test is made of, and what ends it.
public enum Mode {
    /// Words until the clock stops: the amount is seconds, an hour at most.
    TIME("time", 1, 3_600),
    /// Words until the last of them: the amount is how many.
    WORDS("words", 1, 10_000),
    /// One passage of somebody else's: the amount is the class of its length, as [QuoteLength] numbers them.
    QUOTE("quote", 1, 4),
    /// Whatever comes to mind, until the player ends it. There is no amount.
    ZEN("zen", 0, 0),
    /// A text of the player's own, until its last word. There is no amount.
    CUSTOM("custom", 0, 0);

    private final String wireName;
    private final int leastAmount;
    private final int mostAmount;

    Mode(String wireName, int leastAmount, int mostAmount) {
        this.wireName = wireName;
        this.leastAmount = leastAmount;
        this.mostAmount = mostAmount;
    }

    /// The mode that clients call by this name.
    public static Optional<Mode> ofWireName(String wireName) {
        return Arrays.stream(values()).filter(mode -> mode.wireName.equals(wireName)).findFirst();
    }

    public String wireName() {
        return wireName;
    }

    public int leastAmount() {
        return leastAmount;
    }

    public int mostAmount() {
        return mostAmount;
    }

    /// The amounts that boards stand for. They are few, because a board nobody else is on is none.
    public List<Integer> boardAmounts() {
        return switch (this) {
            case TIME -> List.of(15, 30, 60, 120);
            case WORDS -> List.of(10, 25, 50, 100);
            case QUOTE, ZEN, CUSTOM -> List.of();
        };
    }

    public boolean offers(int amount) {
        return leastAmount <= amount && amount <= mostAmount;
    }

    /// Whether the clock ends the test, instead of what is typed.
    public boolean isTimed() {
        return this == TIME;
    }

    /// Whether there is a text to keep to.
    public boolean hasText() {
        return this != ZEN;
    }

    /// Whether two runs of the mode can be compared: everybody gets words of the same kind.
    public boolean isComparable() {
        return this != ZEN && this != CUSTOM;
    }
}
