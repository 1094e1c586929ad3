package io.typogram.leaderboards;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.events.EventType;
import io.typogram.kernel.events.Reach;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.events.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// What happens on boards.
public sealed interface LeaderboardsEvent extends DomainEvent {

    EventType BEST_IMPROVED = new EventType("leaderboards.best-improved.v1");

    /// A player's best run on a board is this one now, in each of these periods.
    ///
    /// @param board such as `time-60-english`
    /// @param periods such as `all-time`, `daily-2026-11-22`, `weekly-2026-W47`
    record BestImproved(
            UserId userId, Instant occurredAt, String board, List<String> periods, RunState run)
            implements LeaderboardsEvent {

        public static final int MAX_PERIODS = 10;

        public BestImproved {
            Objects.requireNonNull(userId);
            Objects.requireNonNull(occurredAt);
            Objects.requireNonNull(board);
            Objects.requireNonNull(run);
            periods = List.copyOf(periods);
            if (periods.isEmpty() || periods.size() > MAX_PERIODS) {
                throw new IllegalArgumentException("a best stands in 1 to 10 periods");
            }
        }

        @Override
        public EventType type() {
            return BEST_IMPROVED;
        }

        @Override
        public Reach reach() {
            return Reach.GLOBAL;
        }

        @Override
        public Disclosure disclosure() {
            return Disclosure.PUBLIC_BOARDS;
        }
    }

    /// A run on the wire, in whole hundredths so that equal figures are equal everywhere.
    record RunState(
            UUID resultId, long wpmHundredths, long accuracyHundredths, Instant achievedAt) {

        public RunState {
            Objects.requireNonNull(resultId);
            Objects.requireNonNull(achievedAt);
        }
    }
}
