package io.typogram.typing.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a course over time is divided into. Weeks begin on Monday, and all of them at midnight in UTC.
public enum CalendarUnit {
    DAY,
    WEEK,
    MONTH;

    /// The unit that clients, and databases, call by this name.
    public static Optional<CalendarUnit> ofWireName(String wireName) {
        return Arrays.stream(values()).filter(unit -> unit.wireName().equals(wireName)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
