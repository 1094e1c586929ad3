package io.typogram.edge.limiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.kernel.callers.Plan;
import io.typogram.kernel.callers.Standing;
import io.typogram.kernel.identity.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class VouchedTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = Long.MAX_VALUE - 100 * SECOND;

    private final Vouched vouched = new Vouched(Vouched.FEWEST, new Random(1));
    private final long credential = vouched.fingerprint("Bearer a.b.c");

    @Test
    void nobodyIsVouchedForAtFirst() {
        assertThat(vouched.find(credential, NOW)).isEmpty();
    }

    @Test
    void theVeryCredentialIsVouchedForAndNoOther() {
        vouched.vouch(credential, standing(1, 300), NOW);
        assertThat(vouched.find(vouched.fingerprint("Bearer a.b.c"), NOW))
                .contains(new Voucher(credential, standing(1, 300), afterNow(300 * SECOND)));
        assertThat(vouched.find(vouched.fingerprint("Bearer a.b.d"), NOW)).isEmpty();
        assertThat(vouched.find(vouched.fingerprint("Bearer a.x.c"), NOW)).isEmpty();
    }

    @Test
    void aVoucherEndsWhenTheCellSaidEvenWhereTheClockTurnsNegative() {
        vouched.vouch(credential, standing(1, 300), NOW);
        assertThat(vouched.find(credential, afterNow(300 * SECOND - 1))).isPresent();
        assertThat(vouched.find(credential, afterNow(300 * SECOND))).isEmpty();
    }

    @Test
    void whatACellSaysLaterReplacesWhatWasSaid() {
        vouched.vouch(credential, standing(1, 300), NOW);
        vouched.vouch(credential, standing(2, 300), NOW);
        assertThat(vouched.find(credential, NOW).map(Voucher::standing)).contains(standing(2, 300));
        vouched.vouch(credential, standing(2, 0), NOW);
        assertThat(vouched.find(credential, NOW)).isEmpty();
    }

    @Test
    void aCredentialThatACellHasRefusedIsForgotten() {
        vouched.vouch(credential, standing(1, 300), NOW);
        vouched.withdraw(vouched.fingerprint("Bearer other"));
        assertThat(vouched.find(credential, NOW)).isPresent();
        vouched.withdraw(credential);
        assertThat(vouched.find(credential, NOW)).isEmpty();
    }

    @Test
    void moreThanThereIsRoomForReplaceThoseThatEndFirst() {
        vouched.vouch(credential, standing(0, 3600), NOW);
        for (int user = 1; user <= 100_000; user++) {
            vouched.vouch(vouched.fingerprint("Bearer " + user), standing(user, 300), NOW);
        }
        assertThat(vouched.find(credential, NOW)).isPresent();
        int found = 0;
        for (int user = 1; user <= 100_000; user++) {
            found += vouched.find(vouched.fingerprint("Bearer " + user), NOW).isPresent() ? 1 : 0;
        }
        assertThat(found).isBetween(Vouched.FEWEST / 2, Vouched.FEWEST);
    }

    @Test
    void roomForTooFewOrTooManyIsRefused() {
        assertThatThrownBy(() -> new Vouched(Vouched.FEWEST - 1, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vouched(Vouched.MOST + 1, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Beyond the largest number, as a monotonic clock may come to be.
    private static long afterNow(long nanos) {
        return NOW + nanos;
    }

    private static Standing standing(long user, int seconds) {
        return new Standing(
                new UserId(new UUID(0, user)),
                Plan.PREMIUM,
                Optional.empty(),
                100,
                Duration.ofSeconds(seconds));
    }
}
