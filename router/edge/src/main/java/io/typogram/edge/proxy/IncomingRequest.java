package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.typogram.edge.caching.CacheRequest;
import io.typogram.edge.limiting.RouteClass;
import io.typogram.edge.routing.Arrival;
import io.typogram.edge.routing.GuestId;
import io.typogram.kernel.identity.HostName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A client's request, and what is to be known of it before its headers are rewritten.
///
/// @param target empty when the request asks for something that is not a plain path
/// @param keepsAlive whether the client wants to go on using its connection
/// @param expectation what the client waits for before it sends the body
/// @param upgrade the protocol that the client wants to change to, if any
/// @param announcesBody whether a body follows, so that its end must be waited for
record IncomingRequest(
        HttpRequest head,
        Optional<RequestTarget> target,
        boolean keepsAlive,
        Expectation expectation,
        @Nullable String upgrade,
        boolean announcesBody) {

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.PUT,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);
    private static final String WEB_SOCKET = "websocket";
    private static final String ABSOLUTE = "http://";

    static IncomingRequest of(HttpRequest head) {
        boolean announcesBody = announcesBody(head);
        return new IncomingRequest(
                head,
                targetOf(head),
                HttpUtil.isKeepAlive(head),
                Expectation.of(head, announcesBody),
                announcesBody ? null : upgradeOf(head),
                announcesBody);
    }

    /// The same, sent as another request without a body.
    IncomingRequest withHead(HttpRequest other) {
        return new IncomingRequest(other, target, keepsAlive, Expectation.NONE, null, false);
    }

    /// Whether the client sends the body only once it is told to.
    boolean awaitsContinue() {
        return expectation == Expectation.CONTINUE;
    }

    /// Whether the cache may know the answer: it asks for something and changes nothing.
    boolean mayBeCached() {
        return isReading() && !announcesBody && upgrade == null;
    }

    /// Whether it changes nothing.
    boolean isSafe() {
        return isReading() || head.method().equals(HttpMethod.OPTIONS);
    }

    private boolean isReading() {
        return head.method().equals(HttpMethod.GET) || head.method().equals(HttpMethod.HEAD);
    }

    /// What it is limited and counted as.
    RouteClass routeClass() {
        return RouteClass.of(head.method().name(), target.map(RequestTarget::path).orElse(""));
    }

    /// As the cache sees it, once the headers are rewritten.
    CacheRequest toCacheRequest() {
        HttpHeaders headers = head.headers();
        String host = headers.get(HttpHeaderNames.HOST, "");
        return CacheRequest.of(
                routeClass(),
                head.method().name(),
                host,
                head.uri(),
                new Fields(headers),
                announcesBody);
    }

    private record Fields(HttpHeaders headers) implements CacheRequest.Headers {

        @Override
        public List<String> all(String name) {
            return headers.getAll(HeaderName.of(name));
        }

        @Override
        public boolean has(String name) {
            return headers.contains(HeaderName.of(name));
        }
    }

    /// As the client says; more than any bound when it does not.
    long contentLength() {
        return HttpUtil.getContentLength(head, Long.MAX_VALUE);
    }

    /// Whether doing it twice is the same as doing it once.
    boolean isIdempotent() {
        return IDEMPOTENT.contains(head.method());
    }

    Optional<String> authorization() {
        return header(head.headers(), HttpHeaderNames.AUTHORIZATION);
    }

    Arrival arrivalAt(RequestTarget plain, ProxySetup setup) {
        HttpHeaders headers = head.headers();
        return new Arrival(
                plain.path(),
                header(headers, HttpHeaderNames.HOST).flatMap(HostName::ofHeader),
                authorization().flatMap(setup.tokens()::read),
                header(headers, HttpHeaderNames.COOKIE).flatMap(GuestId::fromCookies),
                setup.router()
                        .regionOf(
                                setup.regionHeader()
                                        .map(name -> headers.get(HeaderName.of(name)))));
    }

    private static boolean announcesBody(HttpRequest head) {
        String length = head.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return HttpUtil.isTransferEncodingChunked(head) || (length != null && !length.equals("0"));
    }

    private static Optional<String> header(HttpHeaders headers, CharSequence name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// WebSocket is the only protocol to change to: behind h2c, requests would pass that nobody has
    /// looked at. A server may ignore that it is asked for another, as it may when a body comes before
    /// the change, and must in HTTP/1.0 (RFC 9110, section 7.8): the request is an ordinary one then.
    private static @Nullable String upgradeOf(HttpRequest head) {
        HttpHeaders headers = head.headers();
        boolean asks =
                head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                        && headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                        && headers.contains(HttpHeaderNames.UPGRADE, WEB_SOCKET, true);
        return asks && head.method().equals(HttpMethod.GET) ? WEB_SOCKET : null;
    }

    /// The target in origin form. Absolute form, which every server must take, is made that: its
    /// authority replaces the `Host` (RFC 9112, section 3.2.2).
    private static Optional<RequestTarget> targetOf(HttpRequest head) {
        String target = head.uri();
        if (!target.regionMatches(true, 0, ABSOLUTE, 0, ABSOLUTE.length())) {
            return RequestTarget.parse(target);
        }
        int slash = target.indexOf('/', ABSOLUTE.length());
        int end = slash < 0 ? target.length() : slash;
        head.headers().set(HttpHeaderNames.HOST, target.substring(ABSOLUTE.length(), end));
        return RequestTarget.parse(slash < 0 ? "/" : target.substring(slash));
    }
}
