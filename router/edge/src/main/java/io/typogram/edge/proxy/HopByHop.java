package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;

/// Headers that speak of one connection and must not be passed on (RFC 9110, section 7.6.1).
final class HopByHop {

    /// How a body is framed, and whom a request is for, are not up to the `Connection` header.
    private static final List<AsciiString> NOT_TO_NOMINATE =
            List.of(
                    HttpHeaderNames.CONTENT_LENGTH,
                    HttpHeaderNames.TRANSFER_ENCODING,
                    HttpHeaderNames.HOST,
                    HttpHeaderNames.AUTHORIZATION);

    private static final List<CharSequence> ALWAYS =
            List.of(
                    HttpHeaderNames.CONNECTION,
                    AsciiString.cached("keep-alive"),
                    AsciiString.cached("proxy-connection"),
                    HttpHeaderNames.PROXY_AUTHENTICATE,
                    HttpHeaderNames.PROXY_AUTHORIZATION,
                    HttpHeaderNames.TE,
                    AsciiString.cached("http2-settings"),
                    HttpHeaderNames.UPGRADE);

    private HopByHop() {}

    static void remove(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.CONNECTION)) {
            headers.getAll(HttpHeaderNames.CONNECTION)
                    .forEach(value -> removeNominated(headers, value));
        }
        ALWAYS.forEach(headers::remove);
    }

    private static void removeNominated(HttpHeaders headers, String nominations) {
        for (String name : nominations.split(",", -1)) {
            String nominated = name.strip();
            boolean protectedName =
                    NOT_TO_NOMINATE.stream()
                            .anyMatch(each -> each.contentEqualsIgnoreCase(nominated));
            if (!nominated.isEmpty() && !protectedName) {
                headers.remove(nominated);
            }
        }
    }
}
