package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/// What a client expects before it sends its body (RFC 9110, section 10.1.1).
enum Expectation {
    NONE,
    /// To be told that somebody is there to take the body.
    CONTINUE,
    /// What nobody has defined. An edge that took the field off and went on would leave the client in
    /// the belief that it was met.
    UNKNOWN;

    /// Reads the request's own words.
    ///
    /// @param announcesBody whether there is a body to wait for
    static Expectation of(HttpRequest request, boolean announcesBody) {
        if (!request.headers().contains(HttpHeaderNames.EXPECT)) {
            return NONE;
        }
        boolean asked = false;
        for (String line : request.headers().getAll(HttpHeaderNames.EXPECT)) {
            for (String member : line.split(",", -1)) {
                String expected = member.strip();
                if (!expected.isEmpty() && !isContinue(expected)) {
                    return UNKNOWN;
                }
                asked |= !expected.isEmpty();
            }
        }
        // In HTTP/1.0 it must be ignored, and without a body there is nothing to be told.
        boolean heard = asked && announcesBody;
        return heard && !request.protocolVersion().equals(HttpVersion.HTTP_1_0) ? CONTINUE : NONE;
    }

    private static boolean isContinue(String expected) {
        return HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expected);
    }
}
