package io.typogram.platform.answers;

import java.time.Duration;

/// How long caches may give an answer that everybody may see.
///
/// @param browsers without asking again
/// @param shared the same, for caches that many share, such as an edge's
/// @param whileRevalidating longer than that, while the cache asks again in the background
/// @param whenFailing longer than that, when whoever should answer cannot
public record Freshness(
        Duration browsers, Duration shared, Duration whileRevalidating, Duration whenFailing) {

    /// Kept, and asked for each time whether it still stands.
    public static final Freshness ASK_EVERY_TIME =
            new Freshness(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /// What comes with a release, and changes with nothing else.
    public static final Freshness OF_A_RELEASE =
            new Freshness(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(5),
                    Duration.ofHours(1),
                    Duration.ofDays(1));

    public Freshness {
        if (browsers.isNegative()
                || shared.isNegative()
                || whileRevalidating.isNegative()
                || whenFailing.isNegative()) {
            throw new IllegalArgumentException("nothing is fresh for less than no time");
        }
    }

    /// The value of `Cache-Control`.
    public String cacheControl() {
        if (equals(ASK_EVERY_TIME)) {
            return "public, no-cache";
        }
        return "public, max-age="
                + browsers.toSeconds()
                + ", s-maxage="
                + shared.toSeconds()
                + extension("stale-while-revalidate", whileRevalidating)
                + extension("stale-if-error", whenFailing);
    }

    private static String extension(String name, Duration duration) {
        return duration.isZero() ? "" : ", " + name + "=" + duration.toSeconds();
    }
}
