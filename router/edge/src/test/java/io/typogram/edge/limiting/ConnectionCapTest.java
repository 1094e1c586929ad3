package io.typogram.edge.limiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ConnectionCapTest {

    private static final ClientAddress ADA = new ClientAddress(1, 0);
    private static final ClientAddress EVE = new ClientAddress(2, 0);

    private final ConnectionCap cap = new ConnectionCap();

    @Test
    void anAddressHasAsManyConnectionsAsItMayAndNotOneMore() {
        assertThat(cap.open(ADA, 2)).isTrue();
        assertThat(cap.open(ADA, 2)).isTrue();
        assertThat(cap.open(ADA, 2)).isFalse();
        assertThat(cap.open(EVE, 2)).isTrue();
        assertThat(cap.count(ADA)).isEqualTo(2);
        assertThat(cap.refused()).isEqualTo(1);
        cap.close(ADA);
        assertThat(cap.open(ADA, 2)).isTrue();
    }

    @Test
    void aCapThatSinksLetsNobodyInUntilEnoughHaveLeft() {
        for (int connection = 0; connection < 5; connection++) {
            cap.open(ADA, 5);
        }
        assertThat(cap.open(ADA, 2)).isFalse();
        for (int connection = 0; connection < 4; connection++) {
            cap.close(ADA);
        }
        assertThat(cap.open(ADA, 2)).isTrue();
    }

    @Test
    void addressesWithoutConnectionsAreNotKept() {
        for (int address = 0; address < 10_000; address++) {
            ClientAddress passing = new ClientAddress(address, 0);
            cap.open(passing, 1);
            cap.open(passing, 1);
            cap.close(passing);
        }
        assertThat(cap.addresses()).isZero();
    }

    @Test
    void closingWhatWasNeverOpenedIsABug() {
        assertThatThrownBy(() -> cap.close(ADA)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void threadsThatOpenAndCloseAtOnceAreCountedExactly() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> racing = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            racing.add(
                    CompletableFuture.runAsync(() -> {
                        for (int round = 0; round < 50_000; round++) {
                            if (cap.open(ADA, 3)) {
                                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                                open.decrementAndGet();
                                cap.close(ADA);
                            }
                        }
                    }));
        }
        racing.forEach(CompletableFuture::join);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(cap.count(ADA)).isZero();
        assertThat(cap.addresses()).isZero();
    }
}
