package io.typogram.kernel.identity;

import java.util.Locale;
import java.util.Optional;

/// A host name by which people come, such as `acme.typogram.example`: lower case, without a port and
/// without the dot that may end it. At least two labels, and the last one is no number: so it is never
/// an address, and never the name of a machine in somebody's own network.
public record HostName(String value) implements Comparable<HostName> {

    public static final int MAX_LENGTH = 253;

    private static final int MAX_LABEL_LENGTH = 63;

    public HostName {
        if (!isHostName(value)) {
            throw new IllegalArgumentException("not a host name of two labels or more");
        }
    }

    /// Reads the value of a `Host` header, with or without a port, in any case.
    ///
    /// @return empty when it is an address, or no host name
    public static Optional<HostName> ofHeader(String header) {
        int colon = header.indexOf(':');
        int end = colon < 0 ? header.length() : colon;
        if (end > 0 && header.charAt(end - 1) == '.') {
            end--;
        }
        if (end > MAX_LENGTH) {
            return Optional.empty();
        }
        String name = header.substring(0, end).toLowerCase(Locale.ROOT);
        return isHostName(name) ? Optional.of(new HostName(name)) : Optional.empty();
    }

    private static boolean isHostName(String text) {
        int lastDot = text.lastIndexOf('.');
        if (lastDot < 0 || text.length() > MAX_LENGTH) {
            return false;
        }
        int start = 0;
        while (start <= lastDot) {
            int dot = text.indexOf('.', start);
            if (!isLabel(text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return isLabel(text, start, text.length()) && isLetter(text.charAt(start));
    }

    private static boolean isLabel(String text, int start, int end) {
        int length = end - start;
        if (length < 1
                || length > MAX_LABEL_LENGTH
                || text.charAt(start) == '-'
                || text.charAt(end - 1) == '-') {
            return false;
        }
        for (int at = start; at < end; at++) {
            char character = text.charAt(at);
            boolean digit = character >= '0' && character <= '9';
            if (!isLetter(character) && !digit && character != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z';
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
