package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.kernel.problems.Problem;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which requests are not even looked at.
final class RequestRules {

    private static final Set<HttpMethod> METHODS =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);
    private static final String IN_A_NAME = ".-_";
    private static final String IN_AN_ADDRESS = "[]:.";
    private static final int LONGEST_PORT = 5;
    private static final int LONGEST_HOST = 255;

    private RequestRules() {}

    /// What is wrong with the bytes of the request, if anything is.
    static Problem malformed(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Problem.of(EdgeProblems.URL_TOO_LONG);
            case TooLongHttpHeaderException _ -> Problem.of(EdgeProblems.HEADERS_TOO_LARGE);
            default -> Problem.of(EdgeProblems.MALFORMED_REQUEST);
        };
    }

    /// What forbids to pass the request on, if anything does.
    static Optional<Problem> refusal(IncomingRequest incoming, Limits limits) {
        HttpRequest request = incoming.head();
        Optional<RequestTarget> target = incoming.target();
        if (target.isEmpty()) {
            return malformedBecause("The address is not a plain path");
        }
        if (target.get().raw().length() > limits.urlBytes()) {
            return Optional.of(Problem.of(EdgeProblems.URL_TOO_LONG));
        }
        if (!hasOneHost(request)) {
            return malformedBecause("There must be exactly one Host header");
        }
        if (!hasPlainFraming(request)) {
            return malformedBecause("The only transfer encoding is chunked, in HTTP/1.1");
        }
        if (!METHODS.contains(request.method())) {
            return Optional.of(Problem.of(EdgeProblems.METHOD_NOT_SUPPORTED));
        }
        if (incoming.expectation() == Expectation.UNKNOWN) {
            return Optional.of(Problem.of(EdgeProblems.EXPECTATION_FAILED));
        }
        if (HttpUtil.getContentLength(request, 0L) > bodyLimit(target.get(), limits)) {
            return Optional.of(Problem.of(EdgeProblems.BODY_TOO_LARGE));
        }
        return Optional.empty();
    }

    static long bodyLimit(RequestTarget target, Limits limits) {
        return target.isApi() ? limits.apiBodyBytes() : limits.otherBodyBytes();
    }

    private static boolean hasOneHost(HttpRequest request) {
        Iterator<String> hosts = request.headers().valueStringIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        }
        return isHost(hosts.next()) && !hosts.hasNext();
    }

    /// A name or an address, and a port if one is said: `a.example`, `127.0.0.1:80`, `[::1]:80`.
    private static boolean isHost(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        int nameEnd = end < 0 ? host.length() : end;
        boolean port = nameEnd == host.length() || isPort(host, nameEnd);
        return nameEnd > 0 && host.length() <= LONGEST_HOST && port && isName(host, nameEnd);
    }

    private static boolean isName(String host, int end) {
        boolean address = host.charAt(0) == '[';
        for (int at = 0; at < end; at++) {
            char each = host.charAt(at);
            boolean plain =
                    (each >= 'a' && each <= 'z')
                            || (each >= 'A' && each <= 'Z')
                            || (each >= '0' && each <= '9');
            if (!plain && (address ? IN_AN_ADDRESS : IN_A_NAME).indexOf(each) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String host, int colon) {
        int digits = host.length() - colon - 1;
        if (host.charAt(colon) != ':' || digits > LONGEST_PORT) {
            return false;
        }
        for (int at = colon + 1; at < host.length(); at++) {
            if (host.charAt(at) < '0' || host.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPlainFraming(HttpRequest request) {
        boolean http11 = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        if (!http11 && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return false;
        }
        HttpHeaders headers = request.headers();
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return true;
        }
        List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return http11 && encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked");
    }

    private static Optional<Problem> malformedBecause(String detail) {
        return Optional.of(Problem.of(EdgeProblems.MALFORMED_REQUEST, detail));
    }
}
