package io.typogram.edge.caching;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Brings `Accept-Encoding` into one of few forms. What clients send differs in order, spaces and
/// weights; what a cell can do with it does not.
final class AcceptEncoding {

    /// The encodings that make a difference; others are as if they were not named.
    private static final Set<String> KNOWN = Set.of("br", "gzip", "zstd");

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern REFUSED = Pattern.compile("q\\s*=\\s*0(\\.0*)?");
    private static final int MOST_LENGTH = 512;

    private AcceptEncoding() {}

    /// The encodings that the client takes, in one order: `br, gzip`. Empty means none but the plain
    /// one.
    static String normal(String field) {
        if (field.isEmpty() || field.length() > MOST_LENGTH) {
            return "";
        }
        Set<String> taken = new TreeSet<>();
        for (String one : COMMA.split(field, 0)) {
            int semicolon = one.indexOf(';');
            String name = (semicolon < 0 ? one : one.substring(0, semicolon)).strip();
            String coding = name.toLowerCase(Locale.ROOT);
            boolean refused =
                    semicolon >= 0
                            && REFUSED.matcher(one.substring(semicolon + 1).strip()).matches();
            if (KNOWN.contains(coding) && !refused) {
                taken.add(coding);
            }
        }
        return String.join(", ", taken);
    }
}
