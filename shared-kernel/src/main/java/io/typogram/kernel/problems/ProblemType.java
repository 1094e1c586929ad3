package io.typogram.kernel.problems;

import java.net.URI;
import java.util.regex.Pattern;

/// One kind of problem that a client may meet (RFC 9457).
///
/// @param code stable for ever; a client may branch on it
/// @param status the HTTP status it is answered with
/// @param title what the kind is, for a person, the same on every occurrence
public record ProblemType(String code, int status, String title) {

    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z0-9]+){0,7}");
    private static final String BASE = "https://typogram.io/problems/";

    public ProblemType {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a code is lower-case words joined by hyphens");
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a problem has a 4xx or 5xx status");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("a problem has a title");
        }
    }

    public URI uri() {
        return URI.create(BASE + code);
    }
}
