package io.typogram.topology.claims.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.claims.control.ClaimLimits;
import io.typogram.topology.claims.control.Claims;
import io.typogram.topology.claims.entity.ClaimId;
import io.typogram.topology.claims.entity.ClaimState;
import io.typogram.topology.claims.entity.ConfirmOutcome;
import io.typogram.topology.claims.entity.Name;
import io.typogram.topology.claims.entity.ReserveOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The edges of claims: of time, and of how many there may be.
class ClaimsTest {

    private static final ClaimLimits LIMITS = ClaimSimulation.LIMITS;
    private static final Name ADA = username("ada");
    private static final Name OLD_HASH = Name.ofEmail(List.of("old:1"), "old");
    private static final Name BOTH_HASHES = Name.ofEmail(List.of("new:1", "old:1"), "new");
    private static final Name NEW_HASH = Name.ofEmail(List.of("new:1"), "new");

    private final InMemoryClaims table = new InMemoryClaims(PlantedBug.NONE);
    private final UserId user = someone();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Claims claims = new Claims(table, LIMITS, () -> now);

    @Test
    void aReservationIsConfirmedUntilItExpiresAndNotThen() throws Exception {
        ClaimId early = reserved(user, ADA);
        now = now.plus(LIMITS.reservation()).minusNanos(1_000);
        assertThat(confirm(early)).isInstanceOf(ConfirmOutcome.Confirmed.class);

        UserId other = someone();
        ClaimId late = reserved(other, username("bob"));
        now = now.plus(LIMITS.reservation());
        assertThat(confirm(late)).isEqualTo(new ConfirmOutcome.Expired());
        assertThat(reserve(someone(), username("bob"))).isInstanceOf(ReserveOutcome.Reserved.class);
    }

    @Test
    void aHeldNameIsFreeAtTheEndOfItsTimeAndNotBefore() throws Exception {
        ClaimId claim = confirmed(user, ADA);
        claims.release(claim, "a test");
        now = now.plus(LIMITS.hold()).minusNanos(1_000);
        assertThat(reserve(someone(), ADA)).isEqualTo(new ReserveOutcome.Taken());

        now = now.plusNanos(1_000);

        assertThat(reserve(someone(), ADA)).isInstanceOf(ReserveOutcome.Reserved.class);
    }

    @Test
    void aReservationOfOnesOwnHeldNameKeepsItAsLongAsWasPromised() throws Exception {
        claims.release(confirmed(user, ADA), "a test");
        now = now.plus(LIMITS.hold()).minusSeconds(1);
        ClaimId again = reserved(user, ADA);

        now = now.plusSeconds(30);

        assertThat(reserve(someone(), ADA)).isEqualTo(new ReserveOutcome.Taken());
        assertThat(confirm(again)).isInstanceOf(ConfirmOutcome.Confirmed.class);
    }

    @Test
    void fiveNamesAreHeldAndTheFirstMakesRoomForTheSixth() throws Exception {
        for (int count = 0; count <= ClaimLimits.MAX_HELD; count++) {
            claims.release(confirmed(user, username("ada" + count)), "a test");
            now = now.plusSeconds(1);
        }

        assertThat(reserve(someone(), username("ada0")))
                .isInstanceOf(ReserveOutcome.Reserved.class);
        assertThat(reserve(someone(), username("ada1"))).isEqualTo(new ReserveOutcome.Taken());
    }

    @Test
    void aUserHasThreeReservationsAndOneThatExpiredIsNone() throws Exception {
        for (int count = 0; count < ClaimLimits.MAX_RESERVED; count++) {
            reserved(user, username("ada" + count));
        }
        assertThat(reserve(user, ADA))
                .isEqualTo(
                        new ReserveOutcome.TooMany(ClaimLimits.MAX_RESERVED, LIMITS.reservation()));

        now = now.plus(LIMITS.reservation());

        assertThat(reserve(user, ADA)).isInstanceOf(ReserveOutcome.Reserved.class);
    }

    @Test
    void anAddressThatIsSentAgainGetsItsNewerHash() throws Exception {
        ClaimId claim = confirmed(user, OLD_HASH);
        assertThat(reserve(someone(), NEW_HASH)).isInstanceOf(ReserveOutcome.Reserved.class);
        now = now.plus(LIMITS.reservation());
        assertThat(reserve(someone(), BOTH_HASHES)).isEqualTo(new ReserveOutcome.Taken());

        ReserveOutcome again = claims.reserve(claim, user, BOTH_HASHES, "a test");

        assertThat(again).isInstanceOf(ReserveOutcome.ReservedBefore.class);
        assertThat(reserve(someone(), NEW_HASH)).isEqualTo(new ReserveOutcome.Taken());
        assertThat(table.find(claim).orElseThrow().name().secret()).contains("new");
    }

    @Test
    void theSweeperWritesDownWhatHasLapsedAndForgetsItMuchLater() throws Exception {
        ClaimId claim = reserved(user, ADA);
        now = now.plus(LIMITS.reservation());

        assertThat(claims.sweep(10)).isEqualTo(1);
        assertThat(table.find(claim).orElseThrow().state()).isEqualTo(ClaimState.EXPIRED);
        now = now.plus(LIMITS.remembered());
        assertThat(claims.forget(10)).isZero();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(claims.forget(10)).isEqualTo(1);
        assertThat(table.find(claim)).isEmpty();
    }

    @Test
    void whatIsConfirmedIsNeverSwept() throws Exception {
        ClaimId claim = confirmed(user, ADA);
        now = now.plus(LIMITS.remembered().multipliedBy(100));

        assertThat(claims.sweep(10)).isZero();
        assertThat(claims.forget(10)).isZero();
        assertThat(table.find(claim)).isPresent();
    }

    private ClaimId confirmed(UserId who, Name name) throws Exception {
        ClaimId claim = reserved(who, name);
        assertThat(confirm(claim)).isInstanceOf(ConfirmOutcome.Confirmed.class);
        return claim;
    }

    private ClaimId reserved(UserId who, Name name) throws Exception {
        ReserveOutcome outcome = reserve(who, name);
        if (outcome instanceof ReserveOutcome.Reserved reserved) {
            return reserved.claim().id();
        }
        throw new AssertionError("it is free: " + outcome);
    }

    private ReserveOutcome reserve(UserId who, Name name) throws Exception {
        return claims.reserve(new ClaimId(UUID.randomUUID()), who, name, "a test");
    }

    private ConfirmOutcome confirm(ClaimId claim) throws Exception {
        return claims.confirm(claim, Optional.empty(), "a test");
    }

    private static Name username(String name) {
        return Name.ofUsername(name, List.of(name));
    }

    private static UserId someone() {
        return new UserId(UUID.randomUUID());
    }
}
