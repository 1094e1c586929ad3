package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.typogram.kernel.topology.HomeHeaders;
import java.util.Locale;

/// Makes the headers of a cell's answer those of the edge's answer to the client.
final class AnswerHeaders {

    static final AsciiString HOME = HeaderName.of(HomeHeaders.HOME);
    private static final AsciiString INTERNAL = HeaderName.of(HomeHeaders.INTERNAL);

    private AnswerHeaders() {}

    /// Rewrites in place.
    ///
    /// @param wanted whether the client's connection is to stay open
    /// @return whether it can: a body of unknown length ends, for an HTTP/1.0 client, with the
    ///     connection
    static boolean rewrite(
            HttpResponse answer,
            HttpMethod method,
            HttpVersion clientVersion,
            boolean wanted,
            String requestId) {
        HttpHeaders headers = answer.headers();
        HopByHop.remove(headers);
        headers.remove(HOME);
        headers.remove(INTERNAL);
        headers.set(RequestHeaders.REQUEST_ID, requestId);
        headers.add(HttpHeaderNames.VIA, RequestHeaders.VIA);
        answer.setProtocolVersion(HttpVersion.HTTP_1_1);
        boolean keepAlive = frame(answer, method, clientVersion) && wanted;
        tellConnection(headers, clientVersion, keepAlive);
        return keepAlive;
    }

    static void tellConnection(HttpHeaders headers, HttpVersion clientVersion, boolean keepAlive) {
        if (!keepAlive) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (clientVersion.equals(HttpVersion.HTTP_1_0)) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }

    /// Whether shared caches may keep the answer, so that it must not carry one person's cookie.
    static boolean isShared(HttpHeaders headers) {
        String control = headers.get(HttpHeaderNames.CACHE_CONTROL);
        if (control == null) {
            return false;
        }
        String directives = control.toLowerCase(Locale.ROOT);
        return directives.contains("public")
                || directives.contains("s-maxage")
                || directives.contains("immutable")
                || (directives.contains("max-age")
                        && !directives.contains("private")
                        && !directives.contains("no-store"));
    }

    /// Whether a cell says that an answer may be given to anybody, whoever has asked for it.
    static boolean isForEverybody(HttpHeaders headers) {
        String control = headers.get(HttpHeaderNames.CACHE_CONTROL);
        return control != null
                && (control.contains("public") || control.contains("s-maxage"))
                && !control.contains("no-cache")
                && !control.contains("no-store")
                && !control.contains("private");
    }

    /// Settles how the end of the body is told.
    ///
    /// @return whether it can be told without closing the connection
    private static boolean frame(
            HttpResponse answer, HttpMethod method, HttpVersion clientVersion) {
        HttpHeaders headers = answer.headers();
        boolean chunked = HttpUtil.isTransferEncodingChunked(answer);
        if (!mayHaveBody(answer.status(), method)
                || (!chunked && HttpUtil.isContentLengthSet(answer))) {
            return true;
        }
        headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        if (clientVersion.equals(HttpVersion.HTTP_1_0)) {
            headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
            return false;
        }
        headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        return true;
    }

    private static boolean mayHaveBody(HttpResponseStatus status, HttpMethod method) {
        return !method.equals(HttpMethod.HEAD)
                && !status.equals(HttpResponseStatus.NO_CONTENT)
                && !status.equals(HttpResponseStatus.NOT_MODIFIED);
    }
}
