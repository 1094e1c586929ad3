package io.typogram.edge.limiting;

import java.util.Locale;

/// Whose bucket it is.
public enum Subject {
    /// Everybody behind one address.
    ADDRESS(1),
    /// Everybody behind one address for whom no cell has vouched.
    GUEST(2),
    USER(3),
    KEY(4),
    TENANT(5);

    private final int code;

    Subject(int code) {
        this.code = code;
    }

    /// Keeps the keys of its buckets apart from those of others.
    int code() {
        return code;
    }

    /// Its name in metrics.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
