package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/// What a browser is told not to do with any answer, whoever made it.
///
/// What a cell or Keycloak says itself about a page of its own stays; only what is missing is added.
final class SecurityHeaders {

    private static final AsciiString CONTENT_TYPE_OPTIONS =
            AsciiString.cached("x-content-type-options");
    private static final AsciiString TRANSPORT_SECURITY =
            AsciiString.cached("strict-transport-security");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("referrer-policy");
    private static final AsciiString OPENER_POLICY =
            AsciiString.cached("cross-origin-opener-policy");
    private static final AsciiString NO_SNIFF = AsciiString.cached("nosniff");
    private static final AsciiString STRICT_ORIGIN =
            AsciiString.cached("strict-origin-when-cross-origin");
    private static final AsciiString SAME_ORIGIN = AsciiString.cached("same-origin");

    /// For what is no page: it loads nothing, and nobody frames it.
    private static final AsciiString NOTHING =
            AsciiString.cached("default-src 'none'; frame-ancestors 'none'");

    /// Two years, as the preload lists of browsers ask for.
    private static final AsciiString TWO_YEARS =
            AsciiString.cached("max-age=63072000; includeSubDomains");

    private SecurityHeaders() {}

    /// @param secure whether the client came by TLS; over plain HTTP browsers must ignore HSTS
    static void complete(HttpHeaders headers, boolean secure) {
        addIfAbsent(headers, CONTENT_TYPE_OPTIONS, NO_SNIFF);
        addIfAbsent(headers, REFERRER_POLICY, STRICT_ORIGIN);
        addIfAbsent(headers, OPENER_POLICY, SAME_ORIGIN);
        addIfAbsent(headers, HttpHeaderNames.CONTENT_SECURITY_POLICY, NOTHING);
        if (secure) {
            addIfAbsent(headers, TRANSPORT_SECURITY, TWO_YEARS);
        }
    }

    private static void addIfAbsent(HttpHeaders headers, AsciiString name, AsciiString value) {
        if (!headers.contains(name)) {
            headers.add(name, value);
        }
    }
}
