package io.typogram.typing.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// For how long a player wants their keystrokes kept. Without their word it is as long as the cell needs to
/// look at a run again, and no longer.
public enum KeystrokeRetention {

    /// Until the run was scored and compared.
    NEVER("never", Duration.ZERO),
    TWO_MONTHS("two-months", Duration.ofDays(60)),
    YEAR("year", Duration.ofDays(365)),
    ALWAYS("always", null);

    public static final KeystrokeRetention UNSAID = TWO_MONTHS;

    private final String wireName;
    private final @Nullable Duration longest;

    KeystrokeRetention(String wireName, @Nullable Duration longest) {
        this.wireName = wireName;
        this.longest = longest;
    }

    public static Optional<KeystrokeRetention> named(String wireName) {
        return Arrays.stream(values())
                .filter(retention -> retention.wireName.equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    /// Whether there will be keystrokes that are older than the cell keeps at hand.
    public boolean isLong() {
        return switch (this) {
            case NEVER, TWO_MONTHS -> false;
            case YEAR, ALWAYS -> true;
        };
    }

    /// How old they become; empty is as old as the account.
    public Optional<Duration> longest() {
        return Optional.ofNullable(longest);
    }

    /// Until when what was typed then is kept; empty is for ever.
    public Optional<Instant> end(Instant typedAt) {
        return longest().map(typedAt::plus);
    }
}
