package io.typogram.typing.entity;

/// Where a line of a language begins.
public enum Direction {
    LEFT_TO_RIGHT("ltr"),
    RIGHT_TO_LEFT("rtl");

    private final String wireName;

    Direction(String wireName) {
        this.wireName = wireName;
    }

    /// The value of HTML's `dir` attribute.
    public String wireName() {
        return wireName;
    }
}
