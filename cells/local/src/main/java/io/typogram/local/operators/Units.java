package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times as people read them.
final class Units {

    /// Where there is nothing to show.
    static final String NONE = "-";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final double WHOLE = 100;
    private static final long SECONDS_OF_A_MINUTE = 60;
    private static final long LONGEST_IN_SECONDS = 2 * SECONDS_OF_A_MINUTE;
    private static final long LONGEST_IN_MINUTES = 2 * 60 * SECONDS_OF_A_MINUTE;

    private Units() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String users(long number) {
        return number == 1 ? "1 user" : count(number) + " users";
    }

    static String percent(long part, long whole) {
        return whole == 0 ? NONE : String.format(Locale.ROOT, "%.1f %%", WHOLE * part / whole);
    }

    /// An instant, in UTC and to the second.
    static String time(JsonNode instant) {
        return instant.isTextual() ? TIME.format(Instant.parse(instant.asText())) : NONE;
    }

    static String millis(JsonNode millis) {
        return millis.isNumber() ? count(millis.asLong()) + " ms" : NONE;
    }

    /// A time that is only estimated.
    static String about(long seconds) {
        if (seconds < LONGEST_IN_SECONDS) {
            return seconds + " s";
        }
        return seconds < LONGEST_IN_MINUTES
                ? Math.ceilDiv(seconds, SECONDS_OF_A_MINUTE) + " min"
                : Math.ceilDiv(seconds, SECONDS_OF_A_MINUTE * SECONDS_OF_A_MINUTE) + " h";
    }
}
