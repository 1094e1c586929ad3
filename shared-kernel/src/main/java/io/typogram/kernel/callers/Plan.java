package io.typogram.kernel.callers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much of the platform a caller may use.
public enum Plan {
    /// Somebody whom no cell has vouched for.
    GUEST,
    FREE,
    PREMIUM,
    ENTERPRISE,
    /// A program with a key of its own.
    API_KEY;

    /// The one text form, such as `api-key`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Plan> labelled(String label) {
        return Arrays.stream(values()).filter(plan -> plan.label().equals(label)).findFirst();
    }
}
