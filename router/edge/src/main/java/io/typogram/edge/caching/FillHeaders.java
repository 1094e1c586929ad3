package io.typogram.edge.caching;

import java.util.Locale;
import java.util.Set;

/// What of a client's request reaches a cell when the answer may be kept for others.
///
/// A cell that chose its answer by a header that nobody thought of would have it kept for everybody;
/// so only these pass. Each of them is either a part of the key, or said by the edge itself, or must
/// be named in `Vary` by a cell that looks at it:
///
/// - part of the key: `Host`, and `Accept-Encoding` in its normal form ([CacheRequest#acceptEncoding])
/// - the edge's own: `Typogram-Region`, `X-Forwarded-*`, `Forwarded`, `Via`, `X-Request-Id`. An answer
///   that says it depends on one that differs from request to request is not kept
/// - named in `Vary`, or of no influence: `Accept`, `Accept-Language`, `Origin`, `Typogram-Region`,
///   `traceparent`, `tracestate`
/// - credentials, whose answers are kept only when the cell says that they are for everybody
///
/// Cookies do not pass: cells do not look at them, and the guest's would be in every request.
/// Conditions do not pass either: the edge needs the whole answer, and answers them itself.
public final class FillHeaders {

    private static final Set<String> PASS =
            Set.of(
                    "host",
                    "accept",
                    "accept-language",
                    "origin",
                    "authorization",
                    "x-api-key",
                    "typogram-region",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host",
                    "forwarded",
                    "via",
                    "x-request-id",
                    "traceparent",
                    "tracestate");

    private FillHeaders() {}

    /// Whether a header of that name goes on to a cell. `Accept-Encoding` and `If-None-Match` are set
    /// anew by the proxy.
    public static boolean pass(String name) {
        return PASS.contains(name.toLowerCase(Locale.ROOT));
    }
}
