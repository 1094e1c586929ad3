package io.typogram.edge.proxy;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Arrays;
import java.util.Optional;

/// What a request asks for.
///
/// @param raw the path and the query as they are passed on
/// @param path the path as cells will understand it, decoded and without empty segments
record RequestTarget(String raw, String path) {

    /// Reads the target of a request line in origin form, `/path?query`.
    ///
    /// @return empty when it has another form, bad encoding, or dot segments: no browser sends
    ///     these, and edge and cell could each resolve them in their own way
    static Optional<RequestTarget> parse(String target) {
        if (!target.startsWith("/") || !isVisible(target)) {
            return Optional.empty();
        }
        try {
            String path = withoutEmptySegments(pathOf(target));
            return hasDotSegments(path)
                    ? Optional.empty()
                    : Optional.of(new RequestTarget(target, path));
        } catch (IllegalArgumentException badEncoding) {
            return Optional.empty();
        }
    }

    boolean isApi() {
        return path.startsWith("/api/");
    }

    private static String pathOf(String target) {
        if (target.indexOf('%') >= 0) {
            return new QueryStringDecoder(target).path();
        }
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static String withoutEmptySegments(String path) {
        return path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
    }

    private static boolean hasDotSegments(String path) {
        return path.contains("/.")
                && Arrays.stream(path.split("/", -1)).anyMatch(RequestTarget::isDots);
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static boolean isVisible(String target) {
        for (int at = 0; at < target.length(); at++) {
            char character = target.charAt(at);
            if (character <= ' ' || character >= 0x7F || character == '#' || character == '\\') {
                return false;
            }
        }
        return true;
    }
}
