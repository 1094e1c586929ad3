package io.typogram.edge.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.caching.Lookup.Fresh;
import io.typogram.edge.caching.Lookup.MustFetch;
import io.typogram.edge.limiting.RouteClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A cache whose time the test moves on, and short words for what a proxy does with it.
final class TestingCache {

    static final String HOST = "typogram.example";

    final EdgeCache cache;

    /// Near the end of what a clock can say, so that every comparison meets the overflow.
    long nowNanos = Long.MAX_VALUE - 5_000_000_000L;

    TestingCache() {
        this(CacheLimits.of(1024 * 1024, 64 * 1024));
    }

    TestingCache(CacheLimits limits) {
        cache = new EdgeCache(limits);
    }

    static CacheRequest get(String target, String... lines) {
        return request("GET", target, lines);
    }

    static CacheRequest request(String method, String target, String... lines) {
        List<Header> headers = headers(lines);
        return CacheRequest.of(
                RouteClass.READ,
                method,
                HOST,
                target,
                name ->
                        headers.stream()
                                .filter(header -> header.is(name))
                                .map(Header::value)
                                .toList(),
                false);
    }

    static List<Header> headers(String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.split(":\\s*", 2))
                .map(parts -> new Header(parts[0], parts[1]))
                .toList();
    }

    static AnswerHead head(int status, String... lines) {
        return new AnswerHead(status, headers(lines));
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    void pass(Duration time) {
        nowNanos += time.toNanos();
    }

    void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    Lookup look(CacheRequest request) {
        return cache.look(request, nowNanos);
    }

    /// The fill that the request gets, because it finds nothing.
    Fill mustFetch(CacheRequest request) {
        Lookup found = look(request);
        assertThat(found).isInstanceOf(MustFetch.class);
        return ((MustFetch) found).fill();
    }

    /// A cell answers, and the answer comes to its end.
    HeadVerdict answer(Fill fill, AnswerHead head, String body) {
        HeadVerdict verdict = fill.head(head, nowNanos);
        fill.body(bytes(body));
        fill.complete(nowNanos);
        return verdict;
    }

    /// A request that finds nothing and is answered 200 by a cell.
    void fetch(CacheRequest request, String body, String... lines) {
        answer(mustFetch(request), head(200, lines), body);
    }

    /// A request with credentials passed the cache by, and its answer was for everybody.
    void learnForEverybody(CacheRequest request) {
        cache.learnForEverybody(request, nowNanos);
    }

    boolean isFresh(CacheRequest request) {
        return look(request) instanceof Fresh;
    }

    CachedAnswer fresh(CacheRequest request) {
        Lookup found = look(request);
        assertThat(found).isInstanceOf(Fresh.class);
        return ((Fresh) found).stored().answer(request, Served.HIT, nowNanos);
    }

    static String text(CachedAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static Optional<String> header(CachedAnswer answer, String name) {
        return new AnswerHead(answer.status(), answer.headers()).first(name);
    }
}
