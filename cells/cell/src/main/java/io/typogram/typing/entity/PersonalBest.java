package io.typogram.typing.entity;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// A player's fastest run of one kind of test. Wpm and accuracy are of the same run.
public record PersonalBest(
        TestSettings settings, double wpm, double accuracy, UUID resultId, Instant achievedAt) {

    public PersonalBest {
        Objects.requireNonNull(settings);
        Objects.requireNonNull(resultId);
        Objects.requireNonNull(achievedAt);
    }
}
