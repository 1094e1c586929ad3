package io.typogram.edge.proxy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks at all deadlines of one event loop from time to time.
///
/// A timer for each request would cost more than the request's own bookkeeping; a deadline here is
/// one field, and it is kept to within the interval of the sweep.
final class DeadlineSweep {

    private final MonotonicClock clock;
    private final Set<Deadlined> watched = new HashSet<>();

    DeadlineSweep(MonotonicClock clock) {
        this.clock = clock;
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
