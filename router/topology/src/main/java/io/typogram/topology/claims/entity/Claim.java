package io.typogram.topology.claims.entity;

import io.typogram.kernel.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A user's wish for a name, and what became of it.
///
/// @param expires when a reservation ends by itself
/// @param heldUntil until when a name that was given up is kept from others
/// @param changed when it came to this state
/// @param steps how many changes it has had
public record Claim(
        ClaimId id,
        UserId user,
        Name name,
        ClaimState state,
        Instant reserved,
        Instant expires,
        Optional<Instant> confirmed,
        Optional<Instant> heldUntil,
        Instant changed,
        long steps) {

    public Claim {
        if (heldUntil.isPresent() != (state == ClaimState.HELD)) {
            throw new IllegalArgumentException("a claim that is held has an end");
        }
        if (state == ClaimState.CONFIRMED && confirmed.isEmpty()) {
            throw new IllegalArgumentException("a confirmed claim was confirmed once");
        }
    }

    public static Claim reserved(
            ClaimId id, UserId user, Name name, Instant now, Duration validity) {
        return new Claim(
                id,
                user,
                name,
                ClaimState.RESERVED,
                now,
                now.plus(validity),
                Optional.empty(),
                Optional.empty(),
                now,
                1);
    }

    /// The claim as it is at a moment, whatever was last written of it: what has run out by then has ended.
    public Claim at(Instant now) {
        return switch (state) {
            case RESERVED -> now.isBefore(expires) ? this : entered(ClaimState.EXPIRED, now);
            case HELD ->
                    now.isBefore(heldUntil.orElseThrow())
                            ? this
                            : entered(ClaimState.RELEASED, now);
            case CONFIRMED, RELEASED, EXPIRED -> this;
        };
    }

    public Claim confirmedAt(Instant now) {
        return new Claim(
                id,
                user,
                name,
                ClaimState.CONFIRMED,
                reserved,
                expires,
                Optional.of(now),
                Optional.empty(),
                now,
                steps + 1);
    }

    public Claim releasedAt(Instant now) {
        return entered(ClaimState.RELEASED, now);
    }

    /// Given up, and kept from others.
    public Claim heldUntil(Instant until, Instant now) {
        return new Claim(
                id,
                user,
                name,
                ClaimState.HELD,
                reserved,
                expires,
                confirmed,
                Optional.of(until),
                now,
                steps + 1);
    }

    /// The same wish, compared by more keys.
    public Claim withName(Name known, Instant now) {
        return new Claim(
                id, user, known, state, reserved, expires, confirmed, heldUntil, now, steps + 1);
    }

    private Claim entered(ClaimState next, Instant now) {
        return new Claim(
                id,
                user,
                name,
                next,
                reserved,
                expires,
                confirmed,
                Optional.empty(),
                now,
                steps + 1);
    }
}
