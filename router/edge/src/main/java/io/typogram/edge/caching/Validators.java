package io.typogram.edge.caching;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Entity tags and dates of conditional requests (RFC 9110, sections 8.8 and 13.1).
final class Validators {

    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\xFF]*\")");

    private Validators() {}

    /// Whether a field `If-None-Match` names this tag. The comparison is the weak one.
    static boolean matches(String field, String entityTag) {
        if (field.strip().equals("*")) {
            return true;
        }
        String wanted = opaque(entityTag);
        Matcher named = ENTITY_TAG.matcher(field);
        while (named.find()) {
            if (named.group(1).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /// Whether two tags are of the same answer, by the weak comparison.
    static boolean isSame(String one, String other) {
        return opaque(one).equals(opaque(other));
    }

    static boolean isNotAfter(String one, String other) {
        Optional<Instant> first = date(one);
        Optional<Instant> second = date(other);
        return first.isPresent() && second.isPresent() && !first.get().isAfter(second.get());
    }

    static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static String opaque(String entityTag) {
        return entityTag.startsWith("W/") ? entityTag.substring(2) : entityTag;
    }
}
