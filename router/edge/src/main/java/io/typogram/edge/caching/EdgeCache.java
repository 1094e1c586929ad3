package io.typogram.edge.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.typogram.edge.caching.CacheMetrics.Found;
import io.typogram.edge.caching.CacheRequest.Obstacle;
import io.typogram.edge.caching.KeyMemory.Verdict;
import io.typogram.edge.caching.Lookup.Bypass;
import io.typogram.edge.caching.Lookup.Fresh;
import io.typogram.edge.caching.Lookup.Join;
import io.typogram.edge.caching.Lookup.MustFetch;
import io.typogram.edge.caching.Lookup.NotHere;
import io.typogram.edge.caching.Lookup.Stale;
import io.typogram.edge.caching.Stored.Age;
import io.typogram.edge.metrics.PrometheusText;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The cache of public answers. Used by all event loops at once; nothing in it waits.
///
/// Time is told by its callers, in nanoseconds of one monotonic clock.
public final class EdgeCache implements CachePurges.Receiver {

    private static final int INVALIDATION_SLOTS = 16_384;

    private final CacheLimits limits;
    private final Purges purges;
    private final KeyMemory memory;
    private final ByteBudget fillBudget;
    private final CacheMetrics metrics = new CacheMetrics();
    private final Map<FillKey, Fill> underWay = new ConcurrentHashMap<>();
    private final Cache<CacheKey, Variants> entries;

    /// The number of the last purge when an address, or another of the same slot, was written to.
    private final AtomicLongArray invalidations = new AtomicLongArray(INVALIDATION_SLOTS);

    public EdgeCache(CacheLimits limits) {
        this.limits = limits;
        purges = new Purges(limits.purges());
        memory = new KeyMemory(limits.remembered());
        fillBudget = new ByteBudget(limits.fillBytes());
        entries =
                Caffeine.newBuilder()
                        .maximumWeight(limits.bytes())
                        .weigher((CacheKey key, Variants all) -> key.weight() + all.weight())
                        .evictionListener((_, _, _) -> metrics.evicted.increment())
                        .executor(Runnable::run)
                        .build();
    }

    // ---- What requests find

    /// What there is for this request, and what is to be done about it. Exactly one of those who ask
    /// for the same at once is told to fetch it.
    public Lookup look(CacheRequest request, long nowNanos) {
        Lookup found = find(request, nowNanos);
        metrics.count(
                request.routeClass(),
                switch (found) {
                    case Fresh _ -> Found.HIT;
                    case Stale _ -> Found.STALE;
                    case MustFetch _ -> Found.MISS;
                    case NotHere() -> Found.MISS;
                    case Join _ -> Found.COALESCED;
                    case Bypass _ -> Found.BYPASS;
                });
        return found;
    }

    /// The right to ask a cell without others waiting for it. For a request that has waited in vain.
    public Fill alone(CacheRequest request, long nowNanos) {
        metrics.count(request.routeClass(), Found.MISS);
        return alone(request, keyOf(request), stored(request), nowNanos);
    }

    private Lookup find(CacheRequest request, long nowNanos) {
        Obstacle obstacle = request.obstacle();
        if (!limits.isOn() || obstacle != null) {
            return new Bypass(
                    Served.CACHE + (obstacle == Obstacle.METHOD ? "fwd=method" : "fwd=bypass"));
        }
        Optional<Stored> stored = stored(request);
        if (stored.isEmpty()) {
            return miss(request, Optional.empty(), nowNanos);
        }
        return switch (stored.get().ageAt(nowNanos)) {
            case FRESH -> new Fresh(stored.get());
            case STALE_MAY_REVALIDATE -> revalidate(request, stored.get(), nowNanos);
            case STALE_FOR_ERRORS -> spareFor(request, stored.get(), nowNanos);
            case DEAD -> miss(request, stored, nowNanos);
        };
    }

    private Lookup revalidate(CacheRequest request, Stored stored, long nowNanos) {
        FillKey key = keyOf(request);
        boolean rests =
                !mayFetch(request)
                        || request.wantsOnlyCached()
                        || memory.says(Verdict.FAILED, key, nowNanos);
        Optional<Fill> fill =
                rests ? Optional.empty() : lead(request, key, Optional.of(stored), nowNanos);
        return new Stale(stored, Served.STALE_WHILE_REVALIDATE, fill);
    }

    /// A cell is asked first, unless one has just failed: while cells are down nobody waits for that.
    private Lookup spareFor(CacheRequest request, Stored stored, long nowNanos) {
        return memory.says(Verdict.FAILED, keyOf(request), nowNanos)
                ? new Stale(stored, Served.STALE_WHILE_FAILING, Optional.empty())
                : miss(request, Optional.of(stored), nowNanos);
    }

    private Lookup miss(CacheRequest request, Optional<Stored> stale, long nowNanos) {
        if (request.wantsOnlyCached()) {
            return new NotHere();
        }
        if (!mayFetch(request)) {
            return new Bypass(Served.CACHE + "fwd=request");
        }
        FillKey key = keyOf(request);
        if (request.hasCredentials()
                && stale.isEmpty()
                && !memory.says(Verdict.FOR_EVERYBODY, key, nowNanos)) {
            return new Bypass(Served.CACHE + "fwd=bypass");
        }
        if (memory.says(Verdict.NOT_STORABLE, key, nowNanos)) {
            return new MustFetch(alone(request, key, stale, nowNanos));
        }
        return leadOrFollow(request, key, stale, nowNanos);
    }

    private Lookup leadOrFollow(
            CacheRequest request, FillKey key, Optional<Stored> stale, long nowNanos) {
        Fill mine = fill(request, key, true, stale, nowNanos);
        Fill other = takeTheLead(mine, nowNanos);
        if (other != null) {
            Optional<Follower> follower = other.follow(request, nowNanos);
            if (follower.isPresent()) {
                return new Join(follower.get());
            }
        }
        // What another fill has just brought is here before that fill is taken off the list.
        Optional<Stored> brought =
                stored(request).filter(known -> known.ageAt(nowNanos) == Age.FRESH);
        if (brought.isPresent()) {
            mine.abandon();
            return new Fresh(brought.get());
        }
        return new MustFetch(other == null ? mine : alone(request, key, stale, nowNanos));
    }

    private Optional<Fill> lead(
            CacheRequest request, FillKey key, Optional<Stored> stale, long nowNanos) {
        Fill mine = fill(request, key, true, stale, nowNanos);
        return takeTheLead(mine, nowNanos) == null ? Optional.of(mine) : Optional.empty();
    }

    /// Puts a fill on the list, unless there is one of its like that is not overdue.
    ///
    /// @return that other one
    private @Nullable Fill takeTheLead(Fill mine, long nowNanos) {
        Fill other = underWay.putIfAbsent(mine.key(), mine);
        if (other != null
                && other.isOverdueAt(nowNanos)
                && underWay.replace(mine.key(), other, mine)) {
            other.dismiss();
            return null;
        }
        return other;
    }

    /// A HEAD has no body that could be kept.
    private static boolean mayFetch(CacheRequest request) {
        return !request.isHead() && !request.wantsNothingStored();
    }

    private Fill alone(CacheRequest request, FillKey key, Optional<Stored> stale, long nowNanos) {
        return fill(request, key, false, stale, nowNanos);
    }

    private Fill fill(
            CacheRequest request,
            FillKey key,
            boolean shared,
            Optional<Stored> stale,
            long nowNanos) {
        return new Fill(this, request, key, shared, stale, nowNanos);
    }

    private Optional<Stored> stored(CacheRequest request) {
        Variants variants = entries.getIfPresent(request.key());
        if (variants == null) {
            return Optional.empty();
        }
        Optional<Stored> stored = variants.find(request);
        if (stored.isPresent() && !isGood(stored.get())) {
            dropPurged(request.key());
            return Optional.empty();
        }
        return stored;
    }

    private FillKey keyOf(CacheRequest request) {
        Variants variants = entries.getIfPresent(request.key());
        StringBuilder variant = new StringBuilder(request.acceptEncoding());
        if (variants != null && !variants.all().isEmpty()) {
            for (String name : variants.all().getFirst().vary()) {
                variant.append('\n').append(name).append(':').append(request.varyValue(name));
            }
        }
        return new FillKey(request.key(), request.hasCredentials(), variant.toString());
    }

    // ---- What fills bring

    /// Keeps an answer, unless it was purged since it was asked for.
    ///
    /// @return whether it may be given to others
    boolean keep(Fill fill, Stored stored, long nowNanos) {
        CacheKey key = fill.request().key();
        entries.asMap()
                .compute(
                        key,
                        (_, known) -> {
                            Variants before = known == null ? Variants.NONE : known;
                            return isGoodNow(key, stored)
                                    ? before.with(stored, limits.variants())
                                    : known;
                        });
        boolean good = isGoodNow(key, stored);
        if (good) {
            metrics.stored.increment();
        }
        if (!stored.maySettleFollowers()) {
            remember(fill.key(), Verdict.NOT_STORABLE, nowNanos);
        } else if (good && stored.suitsCredentials()) {
            remember(fill.key(), Verdict.FOR_EVERYBODY, nowNanos);
        }
        return good;
    }

    void remember(FillKey key, Verdict verdict, long nowNanos) {
        Duration howLong =
                switch (verdict) {
                    case NOT_STORABLE -> limits.notStorableFor();
                    case FOR_EVERYBODY -> limits.longestLifetime();
                    case FAILED -> limits.pauseAfterFailure();
                };
        memory.remember(key, verdict, nowNanos + howLong.toNanos());
    }

    void drop(CacheKey key, Stored unwanted) {
        dropIf(key, unwanted::equals);
    }

    void ended(Fill fill) {
        if (fill.isShared()) {
            underWay.remove(fill.key(), fill);
        }
    }

    /// A request with credentials that passed the cache by was answered, and the answer is for
    /// everybody: the next one like it need not pass. Until then such a request reaches its cell as it
    /// is, conditions and all, and whoever asks for their own account never waits for a stranger's.
    public void learnForEverybody(CacheRequest request, long nowNanos) {
        if (request.hasCredentials()) {
            remember(keyOf(request), Verdict.FOR_EVERYBODY, nowNanos);
        }
    }

    // ---- What makes answers wrong

    /// Drops what has this key, and what is being fetched and turns out to have it.
    public void purge(String tag) {
        purges.purge(tag);
        metrics.purgedTags.increment();
    }

    /// Drops everything.
    public void purgeAll() {
        purges.purgeAll();
        metrics.purgedAll.increment();
        entries.invalidateAll();
        memory.clear();
    }

    @Override
    public void purged(Collection<String> tags) {
        tags.forEach(this::purge);
    }

    @Override
    public void mayHaveMissed() {
        purgeAll();
    }

    /// Something other than GET or HEAD succeeded at this address, so what is kept of it is wrong
    /// (RFC 9111, section 4.4).
    public void written(CacheRequest request) {
        CacheKey key = request.key();
        invalidations.set(slot(key), purges.next());
        entries.asMap().remove(key);
    }

    /// Whether it may be given out: none of its keys was purged since it was asked for.
    boolean isGood(Stored stored) {
        return !purges.purgedSince(stored.origin().began(), stored.tags());
    }

    private boolean isGoodNow(CacheKey key, Stored stored) {
        return isGood(stored) && invalidations.get(slot(key)) <= stored.origin().began();
    }

    private void dropPurged(CacheKey key) {
        dropIf(key, stored -> !isGood(stored));
    }

    private void dropIf(CacheKey key, Predicate<Stored> unwanted) {
        entries.asMap()
                .computeIfPresent(
                        key,
                        (_, known) -> {
                            Variants left = known.without(unwanted);
                            return left.all().isEmpty() ? null : left;
                        });
    }

    private static int slot(CacheKey key) {
        return Math.floorMod(key.hashCode(), INVALIDATION_SLOTS);
    }

    // ---- What is told

    public void write(PrometheusText text) {
        metrics.write(text, bytes(), entries.estimatedSize(), fillBudget.taken());
    }

    /// What all that is kept takes.
    long bytes() {
        return entries.policy()
                .eviction()
                .flatMap(eviction -> eviction.weightedSize().stream().boxed().findFirst())
                .orElse(0L);
    }

    Purges purges() {
        return purges;
    }

    CacheLimits limits() {
        return limits;
    }

    ByteBudget fillBudget() {
        return fillBudget;
    }
}
