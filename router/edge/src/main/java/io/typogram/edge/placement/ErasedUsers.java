package io.typogram.edge.placement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.typogram.edge.MonotonicClock;
import io.typogram.kernel.identity.UserId;
import java.time.Duration;

/// Of whom topology has said lately that they were erased, so that a token that somebody still has does not
/// ask it with every request. Bounded, and for a minute only.
final class ErasedUsers {

    static final int MOST = 10_000;
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final MonotonicClock clock;
    private final Cache<UserId, Long> untilNanos =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    ErasedUsers(MonotonicClock clock) {
        this.clock = clock;
    }

    void add(UserId user) {
        untilNanos.put(user, clock.nanos() + REMEMBERED.toNanos());
    }

    boolean contains(UserId user) {
        Long until = untilNanos.getIfPresent(user);
        return until != null && clock.nanos() - until < 0;
    }
}
