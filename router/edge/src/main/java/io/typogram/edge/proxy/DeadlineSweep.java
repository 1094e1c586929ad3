package io.typogram.edge.proxy;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.typogram.edge.MonotonicClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at all deadlines of one event loop from time to time.
///
/// A timer for each request would cost more than the request's own bookkeeping; a deadline here is
/// one field, and it is kept to within the interval of the sweep.
final class DeadlineSweep {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineSweep.class);

    private final MonotonicClock clock;
    private final Set<Deadlined> watched = new HashSet<>();

    DeadlineSweep(MonotonicClock clock) {
        this.clock = clock;
    }

    /// Looks at the deadlines after each interval, until the loop ends.
    void runEvery(Duration interval, EventLoop loop) {
        ScheduledFuture<?> running =
                loop.scheduleAtFixedRate(
                        this::run, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        running.addListener(ended -> {
            if (!ended.isCancelled()) {
                LOG.error("EDGE-S3 Time-outs are no longer kept", ended.cause());
            }
        });
    }

    void watch(Deadlined deadlined) {
        watched.add(deadlined);
    }

    void forget(Deadlined deadlined) {
        watched.remove(deadlined);
    }

    void run() {
        long now = clock.nanos();
        List<Deadlined> late =
                watched.stream().filter(each -> isPast(each.deadlineNanos(), now)).toList();
        late.forEach(Deadlined::expired);
    }

    private static boolean isPast(long deadline, long now) {
        return deadline != Deadlined.NEVER && now - deadline >= 0;
    }
}
