package io.typogram.typing.entity;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// A test that was handed out. Its words are not kept: the seed gives them again, as long as
/// [#wordsVersion] is still the one in use.
public record IssuedTest(
        UUID testId,
        TestSettings settings,
        long seed,
        WordsVersion wordsVersion,
        Instant issuedAt,
        Instant expiresAt) {

    public IssuedTest {
        Objects.requireNonNull(testId);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(wordsVersion);
        if (!issuedAt.isBefore(expiresAt)) {
            throw new IllegalArgumentException("a test expires after it was issued");
        }
    }

    public boolean isExpiredAt(Instant instant) {
        return !instant.isBefore(expiresAt);
    }
}
