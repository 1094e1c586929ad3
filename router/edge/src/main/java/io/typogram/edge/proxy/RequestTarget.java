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
        if (!target.startsWith("/") || !target.chars().allMatch(RequestTarget::isVisible)) {
            return Optional.empty();
        }
        try {
            String path = withoutEmptySegments(new QueryStringDecoder(target).path());
            boolean dots = Arrays.stream(path.split("/", -1)).anyMatch(RequestTarget::isDots);
            return dots ? Optional.empty() : Optional.of(new RequestTarget(target, path));
        } catch (IllegalArgumentException badEncoding) {
            return Optional.empty();
        }
    }

    boolean isApi() {
        return path.startsWith("/api/");
    }

    private static String withoutEmptySegments(String path) {
        return path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static boolean isVisible(int character) {
        return character > ' ' && character < 0x7F && character != '#' && character != '\\';
    }
}
