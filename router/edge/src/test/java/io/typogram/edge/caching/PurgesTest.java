package io.typogram.edge.caching;

import static io.typogram.edge.caching.TestingCache.get;
import static io.typogram.edge.caching.TestingCache.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.caching.FillOutcome.LookAgain;
import io.typogram.edge.caching.Lookup.Join;
import io.typogram.edge.caching.Lookup.MustFetch;
import io.typogram.edge.caching.Lookup.Stale;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PurgesTest {

    private static final CacheRequest BOARD = get("/api/v1/boards/a");
    private static final String LONG =
            "Cache-Control: public, max-age=100, stale-while-revalidate=100, stale-if-error=100";

    private final TestingCache testing = new TestingCache();

    @Test
    void whatHasThePurgedKeyIsGoneAndNothingElse() {
        testing.fetch(get("/a"), "x", LONG, "Cache-Tag: one, two");
        testing.fetch(get("/b"), "x", LONG, "Cache-Tag: two three");
        testing.fetch(get("/c"), "x", LONG);
        testing.cache.purge("one");
        assertThat(testing.isFresh(get("/a"))).isFalse();
        assertThat(testing.isFresh(get("/b"))).isTrue();
        testing.cache.purge("three");
        assertThat(testing.isFresh(get("/b"))).isFalse();
        assertThat(testing.isFresh(get("/c"))).isTrue();
    }

    @Test
    void everythingCanBePurged() {
        testing.fetch(get("/a"), "x", LONG, "Cache-Tag: one");
        testing.fetch(get("/c"), "x", LONG);
        testing.cache.purgeAll();
        assertThat(testing.isFresh(get("/a"))).isFalse();
        assertThat(testing.isFresh(get("/c"))).isFalse();
        assertThat(testing.cache.bytes()).isZero();
    }

    @Test
    void whatIsPurgedWhileItIsFetchedIsNotKeptAndNotGivenToFollowers() {
        Fill fill = testing.mustFetch(BOARD);
        Join follower = (Join) testing.look(BOARD);
        List<FillOutcome> told = new ArrayList<>();
        follower.follower().whenDone(Runnable::run, told::add);
        fill.head(head(200, LONG, "Cache-Tag: a"), testing.nowNanos);
        testing.cache.purge("a");
        fill.complete(testing.nowNanos);
        assertThat(told).containsExactly(new LookAgain());
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
    }

    @Test
    void whatIsFetchedAfterAPurgeIsKept() {
        testing.cache.purge("a");
        testing.fetch(BOARD, "x", LONG, "Cache-Tag: a");
        assertThat(testing.isFresh(BOARD)).isTrue();
    }

    @Test
    void whatIsPurgedDoesNotStandInForAnError() {
        testing.fetch(BOARD, "old", LONG, "Cache-Tag: a");
        testing.passSeconds(150);
        Fill fill = ((Stale) testing.look(BOARD)).revalidation().orElseThrow();
        testing.cache.purge("a");
        assertThat(fill.failed(testing.nowNanos)).isEmpty();
    }

    @Test
    void aCellsConfirmationOfWhatIsPurgedMeanwhileDoesNotBringItBack() {
        testing.fetch(BOARD, "old", LONG, "Cache-Tag: a", "ETag: \"1\"");
        testing.passSeconds(150);
        Fill fill = ((Stale) testing.look(BOARD)).revalidation().orElseThrow();
        testing.cache.purge("a");
        fill.head(head(304, LONG, "ETag: \"1\""), testing.nowNanos);
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
    }

    @Test
    void whenTooManyKeysArePurgedWhatIsOlderCountsAsPurgedAndWhatIsNewerDoesNot() {
        testing.fetch(get("/old"), "x", LONG, "Cache-Tag: old");
        int most = testing.cache.limits().purges();
        for (int number = 0; number < most; number++) {
            testing.cache.purge("purged-" + number);
        }
        assertThat(testing.isFresh(get("/old"))).isTrue();
        testing.fetch(get("/new"), "x", LONG, "Cache-Tag: new");
        testing.cache.purge("one-more");
        assertThat(testing.isFresh(get("/old"))).isFalse();
        assertThat(testing.isFresh(get("/new"))).isTrue();
    }

    @Test
    void anAnswerWithMoreKeysThanCanBeLookedAtIsNotKept() {
        String most = String.join(",", tags(testing.cache.limits().tags()));
        testing.fetch(get("/most"), "x", LONG, "Cache-Tag: " + most);
        testing.fetch(get("/more"), "x", LONG, "Cache-Tag: " + most + ",another");
        testing.fetch(get("/long"), "x", LONG, "Cache-Tag: " + "x".repeat(129));
        assertThat(testing.isFresh(get("/most"))).isTrue();
        assertThat(testing.isFresh(get("/more"))).isFalse();
        assertThat(testing.isFresh(get("/long"))).isFalse();
    }

    private static List<String> tags(int count) {
        List<String> tags = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            tags.add("t" + number);
        }
        return tags;
    }
}
