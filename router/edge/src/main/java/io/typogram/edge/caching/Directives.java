package io.typogram.edge.caching;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The directives of a `Cache-Control` field, or of one that speaks the same way.
///
/// @param wellFormed whether all of the field was understood
record Directives(Map<String, String> values, boolean wellFormed) {

    /// What a lifetime is that nobody could outlive; longer ones overflow (RFC 9111, section 1.2.2).
    static final long LONGEST_SECONDS = Integer.MAX_VALUE;

    private static final Pattern ONE =
            Pattern.compile(
                    "\\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:\\s*=\\s*(\"[^\"]*\"|[^,;\\s\"]*))?\\s*(?:,|\\z)"
                            + "|\\s*(?:,|\\z)");
    private static final int MOST_DIGITS = 10;

    /// A value that no lifetime can be read from.
    private static final String CONFLICTING = "conflicting";

    Directives {
        values = Map.copyOf(values);
    }

    static Directives parse(String field) {
        Map<String, String> values = new HashMap<>();
        Matcher matcher = ONE.matcher(field);
        int at = 0;
        while (at < field.length() && matcher.region(at, field.length()).lookingAt()) {
            if (matcher.group(1) != null) {
                String value = matcher.group(2) == null ? "" : unquoted(matcher.group(2));
                values.merge(
                        matcher.group(1).toLowerCase(Locale.ROOT), value, Directives::onlyIfSame);
            }
            at = matcher.end();
        }
        return new Directives(values, at >= field.length());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean hasAny(List<String> names) {
        return names.stream().anyMatch(values::containsKey);
    }

    /// The seconds of a directive. One that says no number, or two different ones, says zero: what
    /// cannot be understood is stale (RFC 9111, section 4.2.1).
    OptionalLong seconds(String name) {
        String value = values.get(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value.isEmpty() || !value.chars().allMatch(Directives::isDigit)) {
            return OptionalLong.of(0);
        }
        boolean overflows = value.length() > MOST_DIGITS;
        return OptionalLong.of(
                overflows ? LONGEST_SECONDS : Math.min(Long.parseLong(value), LONGEST_SECONDS));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static String onlyIfSame(String one, String other) {
        return one.equals(other) ? one : CONFLICTING;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
