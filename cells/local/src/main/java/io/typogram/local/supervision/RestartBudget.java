package io.typogram.local.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How often a server that dies is started again, and after what pause.
///
/// The pause doubles with every death within the window. A server that uses the whole budget up is
/// broken, and restarting it for ever would only hide that.
public final class RestartBudget {

    public static final int RESTARTS_AT_MOST = 5;
    public static final Duration WINDOW = Duration.ofMinutes(5);
    public static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final InstantSource clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    public RestartBudget(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts a death.
    ///
    /// @return the pause before the next start, or empty when the budget is used up
    public Optional<Duration> spend() {
        Instant now = clock.instant();
        deaths.removeIf(death -> death.isBefore(now.minus(WINDOW)));
        if (deaths.size() >= RESTARTS_AT_MOST) {
            return Optional.empty();
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << deaths.size());
        deaths.addLast(now);
        return Optional.of(pause);
    }

    /// Forgets the past, because an operator asked for a new beginning.
    public void refill() {
        deaths.clear();
    }
}
