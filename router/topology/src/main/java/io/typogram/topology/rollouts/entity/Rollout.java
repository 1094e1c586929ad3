package io.typogram.topology.rollouts.entity;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.cells.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A release on its way into all cells.
///
/// @param canary the cell that takes it first
/// @param soak how long the canary must have done well with it
/// @param soakingSince from when on it has
/// @param unreadySince from when on a canary that was ready with it has not been
/// @param halted why it was halted, by whom ever
/// @param version counts its changes, from 1
public record Rollout(
        UUID id,
        Release release,
        CellId canary,
        RolloutState state,
        Duration soak,
        Optional<Instant> soakingSince,
        Optional<Instant> unreadySince,
        Optional<String> halted,
        Reason reason,
        Instant beganAt,
        long version) {

    /// Nobody would wait longer.
    public static final Duration MAX_SOAK = Duration.ofDays(7);

    public Rollout {
        Objects.requireNonNull(id);
        Objects.requireNonNull(release);
        Objects.requireNonNull(canary);
        Objects.requireNonNull(state);
        if (soak.isNegative() || soak.compareTo(MAX_SOAK) > 0) {
            throw new IllegalArgumentException("a soak takes at most " + MAX_SOAK);
        }
    }

    public static Rollout begun(
            UUID id, Release release, CellId canary, Duration soak, Reason reason, Instant now) {
        return new Rollout(
                id,
                release,
                canary,
                RolloutState.CANARY,
                soak,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reason,
                now,
                1);
    }

    /// The canary is ready with the release, from now on.
    public Rollout soaking(Instant now) {
        return with(state, Optional.of(now), Optional.empty(), halted, version);
    }

    /// The canary is not ready any more.
    public Rollout unready(Instant now) {
        return with(state, soakingSince, Optional.of(now), halted, version);
    }

    public Rollout everywhere() {
        return with(RolloutState.EVERYWHERE, soakingSince, Optional.empty(), halted, version + 1);
    }

    public Rollout done() {
        return with(RolloutState.DONE, soakingSince, Optional.empty(), halted, version + 1);
    }

    public Rollout halted(String why) {
        return with(RolloutState.HALTED, soakingSince, unreadySince, Optional.of(why), version + 1);
    }

    /// After somebody has looked: the canary soaks anew.
    public Rollout resumed() {
        return with(
                RolloutState.CANARY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                version + 1);
    }

    private Rollout with(
            RolloutState newState,
            Optional<Instant> soaking,
            Optional<Instant> unready,
            Optional<String> why,
            long newVersion) {
        return new Rollout(
                id,
                release,
                canary,
                newState,
                soak,
                soaking,
                unready,
                why,
                reason,
                beganAt,
                newVersion);
    }
}
