package io.typogram.leaderboards.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How long a board gathers runs before it begins anew. Days and weeks are those of UTC, weeks
/// begin on Monday (ISO 8601).
public enum Period {
    ALL_TIME,
    DAILY,
    WEEKLY;

    /// Reads the wire name, such as `all-time`.
    public static Optional<Period> named(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Names the one period of this kind that an instant lies in, such as `weekly-2026-W47`.
    public String containing(Instant instant) {
        LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (this) {
            case ALL_TIME -> wireName();
            case DAILY -> wireName() + "-" + day;
            case WEEKLY ->
                    "%s-%04d-W%02d"
                            .formatted(
                                    wireName(),
                                    day.get(IsoFields.WEEK_BASED_YEAR),
                                    day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        };
    }
}
