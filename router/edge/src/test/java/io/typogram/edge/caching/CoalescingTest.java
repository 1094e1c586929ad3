package io.typogram.edge.caching;

import static io.typogram.edge.caching.TestingCache.get;
import static io.typogram.edge.caching.TestingCache.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.caching.FillOutcome.Filled;
import io.typogram.edge.caching.Lookup.Fresh;
import io.typogram.edge.caching.Lookup.Join;
import io.typogram.edge.caching.Lookup.MustFetch;
import io.typogram.edge.caching.Lookup.Stale;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What several event loops do at once.
final class CoalescingTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 200;
    private static final int LOOKS = 50;
    private static final long NOW = 1;
    private static final String ALL = "Cache-Control: public, max-age=100";

    private final EdgeCache cache = new EdgeCache(CacheLimits.of(1024 * 1024, 1024));

    @Test
    void ofRacingRequestsOneFetchesAndAllHaveItsAnswer() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                oneRound(threads, "/" + round);
            }
        }
    }

    private void oneRound(ExecutorService threads, String target) throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<CompletableFuture<List<CompletableFuture<String>>>> racing = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            racing.add(CompletableFuture.supplyAsync(() -> race(target, start, fetches), threads));
        }
        for (CompletableFuture<List<CompletableFuture<String>>> one : racing) {
            assertThat(one.get()).allSatisfy(body -> assertThat(body.join()).isEqualTo(target));
        }
        assertThat(fetches).hasValue(1);
    }

    private List<CompletableFuture<String>> race(
            String target, CyclicBarrier start, AtomicInteger fetches) {
        List<CompletableFuture<String>> bodies = new ArrayList<>();
        List<Fill> mine = new ArrayList<>();
        await(start);
        for (int look = 0; look < LOOKS; look++) {
            CompletableFuture<String> body = new CompletableFuture<>();
            bodies.add(body);
            switch (cache.look(get(target), NOW)) {
                case Fresh(Stored stored) -> body.complete(text(stored));
                case MustFetch(Fill fill) -> {
                    fetches.incrementAndGet();
                    body.complete(target);
                    mine.add(fill);
                }
                case Join(Follower follower) ->
                        follower.whenDone(
                                Runnable::run,
                                outcome -> {
                                    if (outcome instanceof Filled(Stored stored, var _)) {
                                        body.complete(text(stored));
                                    } else {
                                        body.complete(outcome.toString());
                                    }
                                });
                case Stale _ -> body.complete("stale");
                case Lookup.NotHere() -> body.complete("not here");
                case Lookup.Bypass _ -> body.complete("bypass");
            }
        }
        for (Fill fill : mine) {
            fill.head(head(200, ALL), NOW);
            fill.body(TestingCache.bytes(target));
            fill.complete(NOW);
        }
        return bodies;
    }

    @Test
    void whoeverLeavesIsNotToldAndTheOthersAre() {
        Fill fill = ((MustFetch) cache.look(get("/a"), NOW)).fill();
        Follower leaving = ((Join) cache.look(get("/a"), NOW)).follower();
        Follower staying = ((Join) cache.look(get("/a"), NOW)).follower();
        List<String> told = new ArrayList<>();
        leaving.whenDone(Runnable::run, outcome -> told.add("leaving"));
        staying.whenDone(Runnable::run, outcome -> told.add("staying"));
        assertThat(fill.isAwaited()).isTrue();
        assertThat(leaving.leave(NOW)).isEmpty();
        fill.head(head(200, ALL), NOW);
        fill.complete(NOW);
        assertThat(told).containsExactly("staying");
        assertThat(fill.isAwaited()).isFalse();
    }

    @Test
    void whoAsksWhatBecameOfAFillAfterItsEndIsTold() {
        Fill fill = ((MustFetch) cache.look(get("/a"), NOW)).fill();
        Follower follower = ((Join) cache.look(get("/a"), NOW)).follower();
        fill.head(head(200, ALL), NOW);
        fill.complete(NOW);
        AtomicReference<FillOutcome> told = new AtomicReference<>();
        follower.whenDone(Runnable::run, told::set);
        assertThat(told.get()).isInstanceOf(Filled.class);
    }

    @Test
    void whoAskedForAnotherVariantFetchesAlone() {
        Fill fill = ((MustFetch) cache.look(get("/a", "Accept-Language: de"), NOW)).fill();
        Join follower = (Join) cache.look(get("/a", "Accept-Language: en"), NOW);
        AtomicReference<FillOutcome> told = new AtomicReference<>();
        follower.follower().whenDone(Runnable::run, told::set);
        fill.head(head(200, ALL, "Vary: Accept-Language"), NOW);
        fill.complete(NOW);
        assertThat(told.get()).isEqualTo(new FillOutcome.GoAlone());
    }

    @Test
    void purgesThatRaceWithFillsLeaveNothingOldBehind() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                CyclicBarrier start = new CyclicBarrier(2);
                CacheRequest request = get("/purged/" + round);
                Fill fill = ((MustFetch) cache.look(request, NOW)).fill();
                fill.head(head(200, ALL, "Cache-Tag: t"), NOW);
                CompletableFuture<Void> filling =
                        CompletableFuture.runAsync(
                                () -> {
                                    await(start);
                                    fill.complete(NOW);
                                },
                                threads);
                CompletableFuture<Void> purging =
                        CompletableFuture.runAsync(
                                () -> {
                                    await(start);
                                    cache.purge("t");
                                },
                                threads);
                CompletableFuture.allOf(filling, purging).get();
                assertThat(cache.look(request, NOW)).isInstanceOf(MustFetch.class);
            }
        }
    }

    private static String text(Stored stored) {
        return new String(stored.body(), StandardCharsets.UTF_8);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
