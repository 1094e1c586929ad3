package io.typogram.edge.limiting;

import java.util.Locale;
import java.util.Set;

/// Kinds of requests by what they cost, so that many cheap ones do not use up the room of the dear
/// ones.
public enum RouteClass {
    /// Pages, and the files that belong to them.
    PAGES(1),
    /// Reads of the API.
    READ(2),
    /// Whatever changes something.
    WRITE(3),
    /// Signing in, and renewing tokens. Somebody who guesses passwords meets this one.
    SIGN_IN(4),
    /// The opening of a connection that stays: a WebSocket, or a stream of events.
    LIVE(5);

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String LIVE_STREAM = "/live";

    private final int code;

    RouteClass(int code) {
        this.code = code;
    }

    /// The class of a request.
    ///
    /// @param path decoded, without the query and without empty or dot segments
    public static RouteClass of(String method, String path) {
        if (isUnder(path, "/auth")) {
            return isUnder(path, "/auth/resources") ? PAGES : SIGN_IN;
        }
        if (isUnder(path, "/ws")) {
            return LIVE;
        }
        if (!READING.contains(method)) {
            return WRITE;
        }
        if (!isUnder(path, "/api")) {
            return PAGES;
        }
        return method.equals("GET") && path.endsWith(LIVE_STREAM) ? LIVE : READ;
    }

    /// Keeps the keys of its buckets apart from those of others.
    int code() {
        return code;
    }

    /// Its name in configuration and metrics, such as `sign-in`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isUnder(String path, String prefix) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
