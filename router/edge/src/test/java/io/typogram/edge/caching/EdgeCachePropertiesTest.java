package io.typogram.edge.caching;

import static io.typogram.edge.caching.TestingCache.get;
import static io.typogram.edge.caching.TestingCache.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.caching.FillOutcome.Filled;
import io.typogram.edge.caching.Lookup.Fresh;
import io.typogram.edge.caching.Lookup.Join;
import io.typogram.edge.caching.Lookup.MustFetch;
import io.typogram.edge.caching.Lookup.Stale;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever happens in whatever order, what is given out satisfies a model that knows for every body
/// when its request went out, and what was said about it.
final class EdgeCachePropertiesTest {

    private static final int STEPS = 300;
    private static final int ADDRESSES = 6;
    private static final int TAGS = 4;
    private static final long MOST_BYTES = 6_000;

    /// What the model knows of a body.
    private record Made(
            String target,
            List<String> tags,
            int requestedAtStep,
            long requestedNanos,
            Duration lifetime,
            Duration whileRevalidating,
            Duration ifError) {}

    private static final class Model {

        private final Map<String, Made> madeByBody = new HashMap<>();
        private final Map<String, Integer> purgedAtStep = new HashMap<>();
        private int allPurgedAtStep = -1;

        /// Who waited for an answer may have it, however long it was on its way.
        void mayBeGivenToFollower(
                String body, String target, Served served, int step, long nowNanos) {
            Made made = Objects.requireNonNull(madeByBody.get(body));
            if (served == Served.STALE_IF_ERROR) {
                mayBeGiven(body, target, true, step, nowNanos);
            } else {
                assertThat(made.lifetime().plus(made.whileRevalidating())).isPositive();
                wasNotPurged(made, step);
            }
        }

        void mayBeGiven(
                String body, String target, boolean asError, int lookedAtStep, long nowNanos) {
            Made made = Objects.requireNonNull(madeByBody.get(body));
            assertThat(made.target()).isEqualTo(target);
            long age = nowNanos - made.requestedNanos();
            Duration window = asError ? made.ifError() : made.whileRevalidating();
            assertThat(age).isLessThan(made.lifetime().plus(window).toNanos());
            wasNotPurged(made, lookedAtStep);
        }

        private void wasNotPurged(Made made, int lookedAtStep) {
            List<Integer> purges = new ArrayList<>(List.of(allPurgedAtStep));
            made.tags().forEach(tag -> purges.add(purgedAtStep.getOrDefault(tag, -1)));
            assertThat(purges)
                    .as("was purged between its request and the look")
                    .noneMatch(step -> step >= made.requestedAtStep() && step < lookedAtStep);
        }
    }

    private record UnderWay(Fill fill, String target, int startedAtStep, long startedNanos) {}

    @Property(tries = 300)
    void nothingIsGivenOutThatWasPurgedBeforeTheLookOrIsTooOld(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int rememberedPurges) {
        Random random = new Random(seed);
        TestingCache testing = new TestingCache(limits(rememberedPurges));
        Model model = new Model();
        Deque<UnderWay> underWay = new ArrayDeque<>();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0 -> testing.pass(Duration.ofMillis(random.nextInt(2_000)));
                case 1 -> purge(testing, model, random, step);
                case 2, 3, 4 -> finish(testing, model, underWay, random);
                default -> look(testing, model, underWay, random, step);
            }
            assertThat(testing.cache.bytes()).isLessThanOrEqualTo(MOST_BYTES);
        }
        underWay.forEach(one -> one.fill().abandon());
        assertThat(testing.cache.fillBudget().taken()).isZero();
    }

    private static void purge(TestingCache testing, Model model, Random random, int step) {
        if (random.nextInt(8) == 0) {
            testing.cache.purgeAll();
            model.allPurgedAtStep = step;
        } else {
            String tag = "t" + random.nextInt(TAGS);
            testing.cache.purge(tag);
            model.purgedAtStep.put(tag, step);
        }
    }

    private static void look(
            TestingCache testing, Model model, Deque<UnderWay> underWay, Random random, int step) {
        String target = "/" + random.nextInt(ADDRESSES);
        CacheRequest request = get(target);
        Lookup found = testing.look(request);
        long now = testing.nowNanos;
        switch (found) {
            case Fresh(Stored stored) -> model.mayBeGiven(body(stored), target, false, step, now);
            case Stale(Stored stored, Served served, var revalidation) -> {
                boolean asError = served == Served.STALE_WHILE_FAILING;
                model.mayBeGiven(body(stored), target, asError, step, now);
                revalidation.ifPresent(fill -> underWay.add(new UnderWay(fill, target, step, now)));
            }
            case MustFetch(Fill fill) -> underWay.add(new UnderWay(fill, target, step, now));
            case Join(Follower follower) ->
                    follower.whenDone(
                            Runnable::run,
                            outcome -> {
                                if (outcome instanceof Filled(Stored stored, Served served)) {
                                    model.mayBeGivenToFollower(
                                            body(stored), target, served, step, testing.nowNanos);
                                }
                            });
            case Lookup.NotHere() -> throw new AssertionError("nobody wished for that");
            case Lookup.Bypass _ -> throw new AssertionError("nothing passes by");
        }
    }

    private static void finish(
            TestingCache testing, Model model, Deque<UnderWay> underWay, Random random) {
        UnderWay one = random.nextBoolean() ? underWay.pollFirst() : underWay.pollLast();
        if (one == null) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> one.fill().abandon();
            case 1 -> {
                one.fill().failed(testing.nowNanos);
            }
            case 2 -> one.fill().head(head(503), testing.nowNanos);
            default -> answer(testing, model, one, random);
        }
    }

    private static void answer(TestingCache testing, Model model, UnderWay one, Random random) {
        String body = "body-" + model.madeByBody.size() + "-" + "x".repeat(random.nextInt(1_500));
        List<String> tags = random.ints(random.nextInt(3), 0, TAGS).mapToObj(n -> "t" + n).toList();
        int lifetime = random.nextInt(4);
        int whileRevalidating = random.nextInt(4);
        int ifError = random.nextInt(8);
        model.madeByBody.put(
                body,
                new Made(
                        one.target(),
                        tags,
                        one.startedAtStep(),
                        one.startedNanos(),
                        Duration.ofSeconds(lifetime),
                        Duration.ofSeconds(whileRevalidating),
                        Duration.ofSeconds(ifError)));
        String control =
                "Cache-Control: max-age=%d, stale-while-revalidate=%d, stale-if-error=%d"
                        .formatted(lifetime, whileRevalidating, ifError);
        one.fill()
                .head(head(200, control, "Cache-Tag: " + String.join(" ", tags)), testing.nowNanos);
        one.fill().body(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
        one.fill().complete(testing.nowNanos);
    }

    private static String body(Stored stored) {
        return new String(stored.body(), StandardCharsets.UTF_8);
    }

    private static CacheLimits limits(int rememberedPurges) {
        CacheLimits all = CacheLimits.of(MOST_BYTES, 1_400);
        return new CacheLimits(
                all.bytes(),
                all.entryBytes(),
                all.fillBytes(),
                all.variants(),
                all.varyNames(),
                all.tags(),
                rememberedPurges,
                all.remembered(),
                all.followers(),
                all.longestWait(),
                all.longestFill(),
                all.notStorableFor(),
                all.pauseAfterFailure(),
                all.longestLifetime());
    }
}
