package io.typogram.edge.caching;

import io.typogram.edge.limiting.RouteClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the cache looks at in a request.
///
/// It is made after the edge has rewritten the headers, so that what an answer varies by is what the
/// cell sees, and before the conditions are taken away for a fill: it remembers those.
public final class CacheRequest {

    /// Reads the lines of one header; the name's case does not matter.
    @FunctionalInterface
    public interface Headers {

        List<String> all(String name);

        default boolean has(String name) {
            return !all(name).isEmpty();
        }
    }

    /// Why a request passes the cache by.
    enum Obstacle {
        METHOD,
        BODY,
        RANGE,
        CONDITION,
        UPGRADE
    }

    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final Directives NO_WISHES = Directives.parse("");
    private static final List<String> CREDENTIALS = List.of("authorization", "x-api-key");

    private final RouteClass routeClass;
    private final String method;
    private final CacheKey key;
    private final Headers headers;
    private final boolean hasBody;
    private final boolean credentials;
    private final String acceptEncoding;
    private final Optional<String> ifNoneMatch;
    private final Optional<String> ifModifiedSince;
    private final Directives wishes;

    private CacheRequest(
            RouteClass routeClass, String method, CacheKey key, Headers headers, boolean hasBody) {
        this.routeClass = routeClass;
        this.method = method;
        this.key = key;
        this.headers = headers;
        this.hasBody = hasBody;
        credentials = hasCredentials(headers);
        acceptEncoding = AcceptEncoding.normal(joined("accept-encoding"));
        ifNoneMatch = Optional.of(joined("if-none-match")).filter(field -> !field.isEmpty());
        ifModifiedSince =
                headers.has("if-modified-since")
                        ? headers.all("if-modified-since").stream().findFirst()
                        : Optional.empty();
        wishes =
                headers.has("cache-control")
                        ? Directives.parse(joined("cache-control"))
                        : NO_WISHES;
    }

    /// Reads a request.
    ///
    /// @param routeClass what it is counted as
    /// @param target path and query, as they are passed on
    /// @param hasBody whether a body comes with it, which a cell could take into account
    public static CacheRequest of(
            RouteClass routeClass,
            String method,
            String host,
            String target,
            Headers headers,
            boolean hasBody) {
        return new CacheRequest(routeClass, method, new CacheKey(host, target), headers, hasBody);
    }

    /// What the proxy sets as `Accept-Encoding` of a request that fills. Empty means that it has none.
    public String acceptEncoding() {
        return acceptEncoding;
    }

    RouteClass routeClass() {
        return routeClass;
    }

    CacheKey key() {
        return key;
    }

    boolean isHead() {
        return method.equals(HEAD);
    }

    /// Whether an answer to it may be one person's.
    boolean hasCredentials() {
        return credentials;
    }

    /// What keeps the cache from looking at it, if anything does.
    @Nullable Obstacle obstacle() {
        if (!method.equals(GET) && !method.equals(HEAD)) {
            return Obstacle.METHOD;
        }
        if (hasBody) {
            return Obstacle.BODY;
        }
        if (has("range")) {
            return Obstacle.RANGE;
        }
        if (has("if-match") || has("if-unmodified-since")) {
            return Obstacle.CONDITION;
        }
        return has("upgrade") ? Obstacle.UPGRADE : null;
    }

    /// Of the wishes in a request's `Cache-Control`, which are advice (RFC 9111, section 5.2.1), two
    /// are followed. `no-cache`, `max-age` and `min-fresh` are not, or anybody could have every one of
    /// their requests reach a cell; `max-stale` is not, since the cell says what may be stale.
    boolean wantsNothingStored() {
        return wishes.has("no-store");
    }

    boolean wantsOnlyCached() {
        return wishes.has("only-if-cached");
    }

    /// What stands in a header that an answer varies by, in normal form.
    String varyValue(String name) {
        if (name.equals("accept-encoding")) {
            return acceptEncoding;
        }
        String value = joined(name).strip();
        return name.equals("accept-language") ? value.toLowerCase(Locale.ROOT) : value;
    }

    /// Whether the client has the answer of these validators already (RFC 9110, section 13.2.2).
    boolean isUnchanged(Optional<String> entityTag, Optional<String> lastModified) {
        if (ifNoneMatch.isPresent()) {
            return entityTag.filter(tag -> Validators.matches(ifNoneMatch.get(), tag)).isPresent();
        }
        return ifModifiedSince.isPresent()
                && lastModified.isPresent()
                && Validators.isNotAfter(lastModified.get(), ifModifiedSince.get());
    }

    private static boolean hasCredentials(Headers headers) {
        for (String name : CREDENTIALS) {
            if (headers.has(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean has(String name) {
        return headers.has(name);
    }

    private String joined(String name) {
        if (!headers.has(name)) {
            return "";
        }
        List<String> lines = headers.all(name);
        return switch (lines.size()) {
            case 0 -> "";
            case 1 -> lines.getFirst();
            default -> String.join(",", lines);
        };
    }
}
