package io.typogram.edge.caching;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How long an answer may be given out, as the cell said.
///
/// @param lifetime while it is fresh
/// @param staleWhileRevalidate after that, while a new one is fetched (RFC 5861, section 3)
/// @param staleIfError after the lifetime, when no new one can be had (RFC 5861, section 4)
/// @param forCredentials whether it is for requests with credentials too (RFC 9111, section 3.5)
record Freshness(
        Duration lifetime,
        Duration staleWhileRevalidate,
        Duration staleIfError,
        boolean forCredentials) {

    private static final List<String> MUST_REVALIDATE =
            List.of("must-revalidate", "proxy-revalidate");

    /// How old it may get at all.
    Duration longest() {
        Duration window =
                staleWhileRevalidate.compareTo(staleIfError) > 0
                        ? staleWhileRevalidate
                        : staleIfError;
        return lifetime.plus(window);
    }

    /// Reads what the cell said. `s-maxage` comes before `max-age`, and that before `Expires`.
    ///
    /// `must-revalidate` and `proxy-revalidate` close both stale windows. `s-maxage` would do so too
    /// (RFC 9111, section 5.2.2.10), unless the same field opens one: a cell that says both means it.
    static Freshness read(Directives directives, AnswerHead head, Duration longest) {
        boolean strict = directives.hasAny(MUST_REVALIDATE);
        return new Freshness(
                shorter(lifetimeSeconds(directives, head), longest),
                window(directives, "stale-while-revalidate", strict, longest),
                window(directives, "stale-if-error", strict, longest),
                directives.has("public") || directives.has("s-maxage"));
    }

    private static long lifetimeSeconds(Directives directives, AnswerHead head) {
        OptionalLong shared = directives.seconds("s-maxage");
        if (shared.isPresent()) {
            return shared.getAsLong();
        }
        OptionalLong any = directives.seconds("max-age");
        return any.isPresent() ? any.getAsLong() : expiresInSeconds(head);
    }

    /// Nothing is guessed: without a word about its lifetime an answer has none.
    private static long expiresInSeconds(AnswerHead head) {
        Optional<Duration> lifetime =
                head.first("expires")
                        .flatMap(Validators::date)
                        .flatMap(expires ->
                                head.first("date")
                                        .flatMap(Validators::date)
                                        .map(date -> Duration.between(date, expires)));
        return lifetime.map(found -> Math.max(0, found.toSeconds())).orElse(0L);
    }

    private static Duration window(
            Directives directives, String name, boolean strict, Duration longest) {
        return strict ? Duration.ZERO : shorter(directives.seconds(name).orElse(0), longest);
    }

    private static Duration shorter(long seconds, Duration longest) {
        Duration said = Duration.ofSeconds(seconds);
        return said.compareTo(longest) < 0 ? said : longest;
    }
}
