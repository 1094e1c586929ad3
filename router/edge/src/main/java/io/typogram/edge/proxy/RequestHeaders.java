package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.topology.HomeHeaders;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the headers of a client's request those of the edge's request to a cell.
///
/// Whatever a client says about who it is, where it comes from, or in the platform's own name is
/// dropped; the edge says what it has seen itself.
final class RequestHeaders {

    static final AsciiString REQUEST_ID = AsciiString.cached("x-request-id");
    static final String VIA = "1.1 typogram-edge";

    private static final Pattern REQUEST_ID_SHAPE = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final AsciiString FORWARDED = AsciiString.cached("forwarded");
    private static final AsciiString FORWARDED_FOR = AsciiString.cached("x-forwarded-for");
    private static final AsciiString FORWARDED_HOST = AsciiString.cached("x-forwarded-host");
    private static final AsciiString FORWARDED_PROTO = AsciiString.cached("x-forwarded-proto");
    private static final AsciiString REGION =
            AsciiString.cached(HomeHeaders.REGION.toLowerCase(Locale.ROOT));
    private static final List<String> UNTRUSTED_PREFIXES =
            List.of(
                    "typogram-",
                    "x-forwarded-",
                    "forwarded",
                    "x-real-ip",
                    "x-original-",
                    "x-http2-");

    private static final String UNTRUSTED_INITIALS = "tTxXfF";
    private static final List<AsciiString> NOT_IN_TRAILERS =
            List.of(
                    HttpHeaderNames.HOST,
                    HttpHeaderNames.CONTENT_LENGTH,
                    HttpHeaderNames.CONTENT_TYPE,
                    HttpHeaderNames.CONTENT_ENCODING,
                    HttpHeaderNames.TRANSFER_ENCODING,
                    HttpHeaderNames.TRAILER,
                    HttpHeaderNames.AUTHORIZATION,
                    HttpHeaderNames.COOKIE,
                    REQUEST_ID);

    private RequestHeaders() {}

    /// Rewrites in place.
    ///
    /// @param clientAddress the client's IP address
    /// @param upgrade the protocol to change to, which is passed on although it is hop-by-hop
    /// @return the id of the request
    static String rewrite(
            HttpRequest request,
            String clientAddress,
            String scheme,
            RegionId region,
            @Nullable String upgrade,
            RandomGenerator random) {
        HttpHeaders headers = request.headers();
        HopByHop.remove(headers);
        removeUntrusted(headers);
        headers.remove(HttpHeaderNames.EXPECT);
        headers.remove(HttpHeaderNames.TRAILER);
        if (upgrade != null) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
            headers.set(HttpHeaderNames.UPGRADE, upgrade);
        }
        addForwarding(headers, clientAddress, scheme);
        headers.set(REGION, region.value());
        headers.add(HttpHeaderNames.VIA, VIA);
        speakOwnVersion(request);
        return settleRequestId(headers, random);
    }

    /// The version is that of whoever sends a message (RFC 9110, section 2.5), and HTTP/1.1 has a
    /// `Host` even if the client, which need not have one in HTTP/1.0, has not said any.
    private static void speakOwnVersion(HttpRequest request) {
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
        if (!request.headers().contains(HttpHeaderNames.HOST)) {
            request.headers().set(HttpHeaderNames.HOST, "");
        }
    }

    /// Leaves nothing in the trailers that would have been taken out of the headers, or that says how
    /// a message is framed or for whom it is (RFC 9110, section 6.5.1).
    static void cleanTrailers(HttpHeaders trailers) {
        HopByHop.remove(trailers);
        removeUntrusted(trailers);
        NOT_IN_TRAILERS.forEach(trailers::remove);
    }

    private static void removeUntrusted(HttpHeaders headers) {
        List<String> untrusted = new ArrayList<>(0);
        Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            CharSequence name = all.next().getKey();
            if (mayBeUntrusted(name) && isUntrusted(name.toString())) {
                untrusted.add(name.toString());
            }
        }
        untrusted.forEach(headers::remove);
    }

    /// Tells most names by their first letter.
    private static boolean mayBeUntrusted(CharSequence name) {
        return !name.isEmpty() && UNTRUSTED_INITIALS.indexOf(name.charAt(0)) >= 0;
    }

    private static boolean isUntrusted(String name) {
        for (String prefix : UNTRUSTED_PREFIXES) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private static void addForwarding(HttpHeaders headers, String clientAddress, String scheme) {
        headers.set(FORWARDED_FOR, clientAddress);
        headers.set(FORWARDED_PROTO, scheme);
        boolean v6 = clientAddress.indexOf(':') >= 0;
        StringBuilder forwarded = new StringBuilder(96);
        forwarded.append("for=").append(v6 ? "\"[" + clientAddress + "]\"" : clientAddress);
        String host = headers.get(HttpHeaderNames.HOST);
        if (host != null) {
            headers.set(FORWARDED_HOST, host);
            forwarded.append(";host=\"").append(host).append('"');
        }
        headers.set(FORWARDED, forwarded.append(";proto=").append(scheme).toString());
    }

    private static String settleRequestId(HttpHeaders headers, RandomGenerator random) {
        String given = headers.get(REQUEST_ID);
        if (given != null && REQUEST_ID_SHAPE.matcher(given).matches()) {
            headers.set(REQUEST_ID, given);
            return given;
        }
        HexFormat hex = HexFormat.of();
        String made = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
        headers.set(REQUEST_ID, made);
        return made;
    }
}
