package io.typogram.edge.proxy;

import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.typogram.edge.configuration.LiveConfiguration;
import java.util.Optional;

/// Lets pages of other origins call the API, where configuration says so (Fetch standard, "CORS
/// protocol").
///
/// No cookie goes along: what such a page may do it does with a token of its own. Cells know nothing
/// of it.
final class Cors {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Request-Id";
    private static final String ANSWER_HEADERS =
            "ETag, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset,"
                    + " X-Request-Id, Typogram-Cell";
    private static final int TEN_MINUTES_SECONDS = 600;

    private Cors() {}

    /// The origin of the page that sends the request, if it is another one's and may.
    static Optional<String> allowedOrigin(
            HttpRequest request, RequestTarget target, LiveConfiguration configuration) {
        if (!target.isApi() || configuration.allowedOrigins().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(request.headers().get(HttpHeaderNames.ORIGIN))
                .filter(configuration::allowsOrigin);
    }

    /// Whether a browser asks if it may send the request proper.
    static boolean isPreflight(HttpRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    static FullHttpResponse preflightAnswer(String origin) {
        FullHttpResponse answer =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT);
        allow(answer.headers(), origin);
        answer.headers()
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, TEN_MINUTES_SECONDS);
        return answer;
    }

    /// Lets the page read an answer.
    static void allow(HttpHeaders headers, String origin) {
        headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS)
                .add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
    }
}
