package io.typogram.topology.claims.boundary;

import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimChange;
import io.typogram.topology.claims.entity.ClaimState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A claim on the wire.
///
/// @param name a username as it is shown; left out of an email address, which is not kept
/// @param expiresAt of a reservation
/// @param history left out unless the claim was asked for by its id
public record ClaimRepresentation(
        String claimId,
        String kind,
        String userId,
        String state,
        @Nullable String name,
        String reservedAt,
        @Nullable String expiresAt,
        @Nullable String confirmedAt,
        @Nullable String heldUntil,
        @Nullable List<Change> history) {

    static ClaimRepresentation of(Claim claim) {
        return make(claim, null);
    }

    static ClaimRepresentation of(Claim claim, List<ClaimChange> history) {
        return make(claim, history.stream().map(Change::of).toList());
    }

    private static ClaimRepresentation make(Claim claim, @Nullable List<Change> history) {
        return new ClaimRepresentation(
                claim.id().toString(),
                claim.name().kind().wireName(),
                claim.user().toString(),
                claim.state().wireName(),
                claim.name().shown().orElse(null),
                claim.reserved().toString(),
                claim.state() == ClaimState.RESERVED ? claim.expires().toString() : null,
                text(claim.confirmed()),
                text(claim.heldUntil()),
                history);
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    /// An entry of the audit on the wire.
    public record Change(String at, String change, String by, @Nullable String note) {

        static Change of(ClaimChange change) {
            return new Change(
                    change.changed().toString(),
                    change.change(),
                    change.by(),
                    change.note().orElse(null));
        }
    }
}
