package io.typogram.topology.erasures.entity;

import io.typogram.kernel.moves.ErasureState;
import io.typogram.topology.cells.Reason;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// An erasure with all that is on record of it but whom it is about.
///
/// @param steps how many changes are written down of it
/// @param rows how many rows topology has deleted of which of its own tables
public record ErasureRecord(
        UUID id,
        ErasureState state,
        SignInState signIn,
        long turn,
        int turns,
        Reason reason,
        long steps,
        Times times,
        SortedMap<String, Long> rows) {

    /// Who asks for the erasure of their own account, in the audit.
    public static final String PLAYER = "player";

    /// When it came so far.
    public record Times(
            Instant requested,
            Optional<Instant> fenced,
            Optional<Instant> erased,
            Optional<Instant> done) {}

    public ErasureRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(state);
        Objects.requireNonNull(reason);
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    public static ErasureRecord requested(UUID id, SignInState signIn, Reason reason, Instant now) {
        return new ErasureRecord(
                id,
                ErasureState.REQUESTED,
                signIn,
                0,
                0,
                reason,
                1,
                new Times(now, Optional.empty(), Optional.empty(), Optional.empty()),
                new TreeMap<>());
    }

    public ErasureRecord taken() {
        return new ErasureRecord(
                id, state, signIn, turn + 1, turns + 1, reason, steps, times, rows);
    }

    public ErasureRecord in(ErasureState next, Instant now) {
        Optional<Instant> at = Optional.of(now);
        Times then =
                switch (next) {
                    case REQUESTED -> times;
                    case FENCED -> new Times(times.requested, at, times.erased, times.done);
                    case ERASED -> new Times(times.requested, times.fenced, at, times.done);
                    case DONE -> new Times(times.requested, times.fenced, times.erased, at);
                };
        return new ErasureRecord(id, next, signIn, turn, turns, reason, steps + 1, then, rows);
    }

    public ErasureRecord withSignInEnded() {
        return new ErasureRecord(
                id, state, SignInState.DELETED, turn, turns, reason, steps + 1, times, rows);
    }

    /// Something is to be said that changes nothing.
    public ErasureRecord noted() {
        return new ErasureRecord(id, state, signIn, turn, turns, reason, steps + 1, times, rows);
    }

    /// Whether the user themselves have asked for it.
    public boolean isPlayersOwn() {
        return reason.by().equals(PLAYER);
    }
}
