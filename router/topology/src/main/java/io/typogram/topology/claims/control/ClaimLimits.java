package io.typogram.topology.claims.control;

import java.time.Duration;

/// The bounds of claims.
///
/// @param reservation how long a reservation waits to be confirmed
/// @param hold how long a username that was given up is kept from others: not at all, or longer than a
///     reservation that waits for it
/// @param remembered how long a claim is remembered after its end. A request that comes later than that is
///     taken for a new one
public record ClaimLimits(Duration reservation, Duration hold, Duration remembered) {

    /// Reservations of one kind that a user has at a time.
    public static final int MAX_RESERVED = 3;

    /// Names given up that are held for a user; the one that would be free first makes room.
    public static final int MAX_HELD = 5;

    public ClaimLimits {
        boolean holdOutlivesReservations = hold.isZero() || hold.compareTo(reservation) >= 0;
        if (!reservation.isPositive()
                || !holdOutlivesReservations
                || remembered.compareTo(reservation) < 0) {
            throw new IllegalArgumentException("claims end, and are remembered for a while");
        }
    }
}
