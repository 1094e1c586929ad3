package io.typogram.edge.caching;

import io.typogram.edge.caching.AnswerRules.Judgement.NotStorable;
import io.typogram.edge.caching.AnswerRules.Judgement.Storable;
import io.typogram.edge.caching.FillOutcome.Filled;
import io.typogram.edge.caching.FillOutcome.GoAlone;
import io.typogram.edge.caching.FillOutcome.LookAgain;
import io.typogram.edge.caching.Stored.Origin;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One request to a cell on behalf of all who want the same.
///
/// What comes from the cell is shown to it by one thread; others follow, leave or take its place at
/// any time.
public final class Fill {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /// The errors that a stale answer stands in for (RFC 5861, section 4).
    private static final Set<Integer> ERRORS = Set.of(500, 502, 503, 504);

    private final EdgeCache cache;
    private final CacheRequest request;
    private final FillKey key;
    private final boolean shared;
    private final Optional<Stored> stale;
    private final long began;
    private final long startedNanos;
    private final Object lock = new Object();

    /// Both guarded by the lock.
    private final Set<Follower> followers = new LinkedHashSet<>();

    private boolean ended;

    /// What is being collected. All three belong to the thread that shows the answer.
    private @Nullable AnswerHead head;

    private @Nullable Storable judgement;
    private @Nullable CollectedBody body;
    private long answeredNanos;

    /// @param shared whether others may follow
    /// @param stale what is here already, to be confirmed or to stand in for an error
    Fill(
            EdgeCache cache,
            CacheRequest request,
            FillKey key,
            boolean shared,
            Optional<Stored> stale,
            long startedNanos) {
        this.cache = cache;
        this.request = request;
        this.key = key;
        this.shared = shared;
        this.stale = stale;
        this.startedNanos = startedNanos;
        began = cache.purges().current();
    }

    /// What the proxy sets as `If-None-Match`, instead of what the client sent. Empty means that it
    /// has none.
    public Optional<String> validator() {
        return stale.flatMap(Stored::entityTag);
    }

    /// Whether others wait for it, so that it should go on although its own client has left.
    public boolean isAwaited() {
        synchronized (lock) {
            return !followers.isEmpty();
        }
    }

    /// The cell's answer has begun.
    public HeadVerdict head(AnswerHead answer, long nowNanos) {
        answeredNanos = nowNanos;
        if (answer.status() == NOT_MODIFIED && stale.isPresent() && confirms(answer, stale.get())) {
            return confirmed(stale.get(), answer, nowNanos);
        }
        if (ERRORS.contains(answer.status())) {
            Optional<Stored> standIn = failed(nowNanos);
            return standIn.<HeadVerdict>map(
                            stored -> new HeadVerdict.FromCache(stored, Served.STALE_IF_ERROR))
                    .orElseGet(() -> new HeadVerdict.PassOn(forwarded(answer)));
        }
        collect(answer);
        boolean unchanged =
                answer.status() == OK
                        && request.isUnchanged(answer.first("etag"), answer.first("last-modified"));
        return unchanged
                ? new HeadVerdict.NotModified(answer.headers(), forwarded(answer))
                : new HeadVerdict.PassOn(forwarded(answer));
    }

    /// A part of the body came. It is copied; its position stays as it is.
    public void body(ByteBuffer part) {
        CollectedBody collected = body;
        if (collected != null && !collected.add(part)) {
            notStorable();
        }
    }

    /// The answer has come to its end, and is whole.
    public void complete(long nowNanos) {
        CollectedBody collected = body;
        AnswerHead whole = head;
        Storable kept = judgement;
        if (collected == null || whole == null || kept == null || !collected.isWhole()) {
            abandon();
            return;
        }
        body = null;
        keep(
                Stored.of(request, whole, collected.take(), kept, origin(whole)),
                Served.COALESCED,
                nowNanos);
    }

    /// No cell could be reached, or none answered in time.
    ///
    /// @return what may be given although it is stale
    public Optional<Stored> failed(long nowNanos) {
        releaseBody();
        Optional<Stored> standIn =
                stale.filter(stored -> stored.mayStandInForErrorAt(nowNanos)).filter(cache::isGood);
        if (stale.isPresent()) {
            cache.remember(key, KeyMemory.Verdict.FAILED, nowNanos);
        }
        end(follower ->
                standIn.filter(stored -> stored.suits(follower.request()))
                        .<FillOutcome>map(stored -> new Filled(stored, Served.STALE_IF_ERROR))
                        .orElseGet(LookAgain::new));
        return standIn;
    }

    /// The answer broke off, or nobody wants it any more. After its end this does nothing.
    public void abandon() {
        releaseBody();
        dismiss();
    }

    /// Lets nobody wait any longer. It may still bring its answer.
    void dismiss() {
        end(_ -> new LookAgain());
    }

    Object lock() {
        return lock;
    }

    CacheRequest request() {
        return request;
    }

    FillKey key() {
        return key;
    }

    boolean isShared() {
        return shared;
    }

    long began() {
        return began;
    }

    boolean isOverdueAt(long nowNanos) {
        return nowNanos - startedNanos >= cache.limits().longestFill().toNanos();
    }

    /// Lets one more request wait.
    ///
    /// @return empty when there are too many, or it has ended
    Optional<Follower> follow(CacheRequest other, long nowNanos) {
        long until = nowNanos + cache.limits().longestWait().toNanos();
        Follower follower = new Follower(this, other, until);
        synchronized (lock) {
            if (ended || followers.size() >= cache.limits().followers()) {
                return Optional.empty();
            }
            followers.add(follower);
            return Optional.of(follower);
        }
    }

    Optional<Stored> leave(Follower follower, long nowNanos) {
        synchronized (lock) {
            followers.remove(follower);
        }
        return stale.filter(stored -> stored.mayStandInForErrorAt(nowNanos))
                .filter(stored -> stored.suits(follower.request()))
                .filter(cache::isGood);
    }

    private void collect(AnswerHead answer) {
        switch (AnswerRules.judge(answer, request.hasCredentials(), cache.limits())) {
            case Storable storable -> {
                head = answer;
                judgement = storable;
                body =
                        new CollectedBody(
                                cache.fillBudget(),
                                cache.limits().entryBytes(),
                                contentLength(answer));
                if (!body.add(ByteBuffer.allocate(0))) {
                    notStorable();
                }
            }
            case NotStorable() -> {
                stale.ifPresent(stored -> cache.drop(request.key(), stored));
                notStorable();
            }
        }
    }

    private void notStorable() {
        releaseBody();
        cache.remember(key, KeyMemory.Verdict.NOT_STORABLE, answeredNanos);
        end(_ -> new GoAlone());
    }

    private HeadVerdict confirmed(Stored known, AnswerHead notModified, long nowNanos) {
        AnswerHead fresh = known.freshened(notModified);
        Origin origin = origin(notModified);
        return switch (AnswerRules.judge(fresh, request.hasCredentials(), cache.limits())) {
            case Storable storable -> {
                Stored stored = Stored.of(request, fresh, known.body(), storable, origin);
                keep(stored, Served.REVALIDATED, nowNanos);
                yield new HeadVerdict.FromCache(stored, Served.REVALIDATED);
            }
            case NotStorable() -> {
                cache.drop(request.key(), known);
                notStorable();
                yield new HeadVerdict.FromCache(known, Served.REVALIDATED);
            }
        };
    }

    /// A 304 without a tag can only speak of the one that it was asked about.
    private static boolean confirms(AnswerHead notModified, Stored known) {
        Optional<String> asked = known.entityTag();
        Optional<String> told = notModified.first("etag");
        return asked.isPresent() && (told.isEmpty() || Validators.isSame(asked.get(), told.get()));
    }

    private void keep(Stored stored, Served served, long nowNanos) {
        boolean good = cache.keep(this, stored, nowNanos);
        end(follower -> {
            if (!good) {
                return new LookAgain();
            }
            boolean suits = stored.maySettleFollowers() && stored.suits(follower.request());
            return suits ? new Filled(stored, served) : new GoAlone();
        });
    }

    private Origin origin(AnswerHead answer) {
        long announced =
                Directives.parse("age=" + answer.first("age").orElse("0")).seconds("age").orElse(0);
        long delay = Math.max(0, answeredNanos - startedNanos);
        return new Origin(began, startedNanos, answeredNanos, announced * 1_000_000_000L + delay);
    }

    /// Takes the fill off the list first, so that who is told to look again does not find it.
    private void end(Function<Follower, FillOutcome> outcomeOf) {
        List<Runnable> toDo = new ArrayList<>();
        synchronized (lock) {
            if (ended) {
                return;
            }
            ended = true;
            cache.ended(this);
            for (Follower follower : followers) {
                Runnable waiting = follower.end(outcomeOf.apply(follower));
                if (waiting != null) {
                    toDo.add(waiting);
                }
            }
            followers.clear();
        }
        toDo.forEach(Runnable::run);
    }

    private void releaseBody() {
        if (body != null) {
            body.release();
            body = null;
        }
    }

    private String forwarded(AnswerHead answer) {
        String why = stale.isPresent() ? "stale" : "uri-miss";
        return Served.CACHE + "fwd=" + why + "; fwd-status=" + answer.status();
    }

    private static long contentLength(AnswerHead answer) {
        try {
            return answer.first("content-length").map(Long::parseLong).orElse(-1L);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
