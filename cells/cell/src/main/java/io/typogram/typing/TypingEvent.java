package io.typogram.typing;

import io.typogram.kernel.events.EventType;
import io.typogram.kernel.events.Reach;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.events.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// What happens when people type.
public sealed interface TypingEvent extends DomainEvent {

    EventType TEST_COMPLETED = new EventType("typing.test-completed.v2");
    EventType TEST_FLAGGED = new EventType("typing.test-flagged.v1");

    /// A player finished a test, and the run was accepted.
    ///
    /// @param mode the mode's wire name, such as `time`
    /// @param wpm rounded to two decimals, as the player sees it
    /// @param accuracy percent, likewise
    /// @param afkSeconds whole seconds without a key going down
    /// @param errorsLeft characters that were wrong, too many or missing at the end
    /// @param typedAt when the player ended it, as far as that is known; `occurredAt` is when it came
    record TestCompleted(
            UserId userId,
            Instant occurredAt,
            UUID resultId,
            String mode,
            int amount,
            String language,
            boolean punctuation,
            boolean numbers,
            String difficulty,
            boolean lazy,
            double wpm,
            double accuracy,
            double durationSeconds,
            int afkSeconds,
            int errorsLeft,
            Instant typedAt)
            implements TypingEvent {

        public TestCompleted {
            Objects.requireNonNull(userId);
            Objects.requireNonNull(occurredAt);
            Objects.requireNonNull(resultId);
            Objects.requireNonNull(mode);
            Objects.requireNonNull(language);
            Objects.requireNonNull(difficulty);
            Objects.requireNonNull(typedAt);
        }

        @Override
        public EventType type() {
            return TEST_COMPLETED;
        }

        @Override
        public Reach reach() {
            return Reach.REGION;
        }
    }

    /// A player finished a test, and the run does not count because it does not look typed by hand. If it is cleared
    /// later, [TestCompleted] follows, with the time of this event.
    ///
    /// @param suspicions codes such as `rhythm-too-even`
    record TestFlagged(UserId userId, Instant occurredAt, UUID resultId, List<String> suspicions)
            implements TypingEvent {

        public TestFlagged {
            Objects.requireNonNull(userId);
            Objects.requireNonNull(occurredAt);
            Objects.requireNonNull(resultId);
            suspicions = List.copyOf(suspicions);
        }

        @Override
        public EventType type() {
            return TEST_FLAGGED;
        }

        @Override
        public Reach reach() {
            return Reach.REGION;
        }
    }
}
