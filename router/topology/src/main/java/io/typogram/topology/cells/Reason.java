package io.typogram.topology.cells;

/// Who wants a change, and why, for the audit.
public record Reason(String by, String why) {

    public static final int MAX_BY_LENGTH = 100;
    public static final int MAX_WHY_LENGTH = 500;

    public Reason {
        if (by.isBlank() || by.length() > MAX_BY_LENGTH) {
            throw new IllegalArgumentException("somebody makes a change");
        }
        if (why.isBlank() || why.length() > MAX_WHY_LENGTH) {
            throw new IllegalArgumentException("a change has a reason");
        }
    }
}
