package io.typogram.edge.caching;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A request that waits for the fill of another one.
public final class Follower {

    private final Fill fill;
    private final CacheRequest request;
    private final long untilNanos;

    /// Both guarded by the fill's lock.
    private @Nullable Runnable waiting;

    private @Nullable FillOutcome outcome;

    Follower(Fill fill, CacheRequest request, long untilNanos) {
        this.fill = fill;
        this.request = request;
        this.untilNanos = untilNanos;
    }

    /// Until when it should wait; after that it leaves and fetches alone.
    public long untilNanos() {
        return untilNanos;
    }

    /// Says what to do once the fill has ended, be that in the past. It is done once, by `executor`,
    /// so that a client stays on its own event loop.
    public void whenDone(Executor executor, Consumer<FillOutcome> action) {
        synchronized (fill.lock()) {
            if (outcome == null) {
                waiting = () -> tell(executor, action);
                return;
            }
        }
        tell(executor, action);
    }

    /// Waits no longer; what was asked for by [#whenDone] is not done any more, unless that has begun.
    ///
    /// @return what may be given although it is stale, when the wait was too long
    public Optional<Stored> leave(long nowNanos) {
        return fill.leave(this, nowNanos);
    }

    CacheRequest request() {
        return request;
    }

    /// Called with the fill's lock.
    @Nullable Runnable end(FillOutcome ended) {
        outcome = ended;
        Runnable toDo = waiting;
        waiting = null;
        return toDo;
    }

    private void tell(Executor executor, Consumer<FillOutcome> action) {
        FillOutcome told;
        synchronized (fill.lock()) {
            told = outcome;
        }
        if (told == null) {
            throw new IllegalStateException("told before the end");
        }
        FillOutcome end = told;
        try {
            executor.execute(() -> action.accept(end));
        } catch (RejectedExecutionException stopped) {
            // The follower's event loop has ended, and its client with it.
            return;
        }
    }
}
