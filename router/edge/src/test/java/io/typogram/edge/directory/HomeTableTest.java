package io.typogram.edge.directory;

import static io.typogram.edge.testing.HomeText.home;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class HomeTableTest {

    private static final UserId ADA = user(1);

    @Test
    void nobodyIsKnownAtFirst() {
        assertThat(new HomeTable().find(ADA)).isEmpty();
        assertThat(new HomeTable().size()).isZero();
    }

    @Test
    void theUserWhoseIdIsAllZeroIsAUserLikeOthers() {
        HomeTable table = new HomeTable();
        UserId zero = new UserId(new UUID(0, 0));
        assertThat(table.find(zero)).isEmpty();
        table.learn(zero, home("eu-1", 1));
        assertThat(table.find(zero)).contains(home("eu-1", 1));
    }

    @Test
    void aLaterEpochReplacesAnEarlierOneAndNeverTheOtherWayRound() {
        HomeTable table = new HomeTable();
        assertThat(table.learn(ADA, home("eu-1", 2))).isTrue();
        assertThat(table.learn(ADA, home("us-1", 1))).isFalse();
        assertThat(table.find(ADA)).contains(home("eu-1", 2));
        assertThat(table.learn(ADA, home("us-1", 3))).isTrue();
        assertThat(table.find(ADA)).contains(home("us-1", 3));
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void anotherCellOfTheSameEpochReplacesTheKnownOne() {
        HomeTable table = new HomeTable();
        table.learn(ADA, home("eu-1", 2));
        assertThat(table.learn(ADA, home("eu-1", 2))).isFalse();
        assertThat(table.learn(ADA, home("us-1", 2))).isTrue();
        assertThat(table.find(ADA)).contains(home("us-1", 2));
    }

    @Test
    void theHighestEpochAndManyCellsSurvivePacking() {
        HomeTable table = new HomeTable();
        for (int cell = 1; cell <= 2_000; cell++) {
            table.learn(user(cell), home("eu-" + cell, Integer.MAX_VALUE - cell));
        }
        for (int cell = 1; cell <= 2_000; cell++) {
            assertThat(table.find(user(cell)))
                    .contains(home("eu-" + cell, Integer.MAX_VALUE - cell));
        }
    }

    @Property(tries = 200)
    void itKnowsWhatAMapWouldKnow(
            @ForAll @Size(max = 200)
                    Map<@LongRange(min = 0, max = 50) Long, @IntRange(min = 1, max = 9) Integer>
                            first,
            @ForAll @Size(max = 200)
                    Map<@LongRange(min = 0, max = 50) Long, @IntRange(min = 1, max = 9) Integer>
                            second) {
        HomeTable table = new HomeTable();
        Map<UserId, Home> model = new HashMap<>();
        learnAll(table, model, first, "eu-1");
        learnAll(table, model, second, "us-1");
        model.forEach((user, home) -> assertThat(table.find(user)).contains(home));
        Map<UserId, Home> seen = new HashMap<>();
        table.forEach((most, least, home) -> seen.put(new UserId(new UUID(most, least)), home));
        assertThat(seen).isEqualTo(model);
        assertThat(table.size()).isEqualTo(model.size());
    }

    private static void learnAll(
            HomeTable table, Map<UserId, Home> model, Map<Long, Integer> epochs, String cell) {
        epochs.forEach((user, epoch) -> {
            table.learn(user(user), home(cell, epoch));
            model.merge(
                    user(user),
                    home(cell, epoch),
                    (known, told) -> known.isNewerThan(told) ? known : told);
        });
    }

    @Test
    void readersSeeWholeEntriesWhileTheTableGrowsUnderThem() {
        HomeTable table = new HomeTable();
        table.learn(ADA, home("eu-1", 1));
        AtomicBoolean writing = new AtomicBoolean(true);
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(() -> {
                    while (writing.get()) {
                        assertThat(table.find(ADA)).isPresent();
                        assertThat(table.find(user(-1))).isEmpty();
                    }
                });
        for (int number = 2; number < 200_000; number++) {
            table.learn(user(number), home("us-1", number));
            table.learn(ADA, home("eu-1", number));
        }
        writing.set(false);
        reading.join();
        assertThat(table.find(user(1_000))).contains(home("us-1", 1_000));
        assertThat(table.size()).isEqualTo(199_999);
    }

    private static UserId user(long number) {
        return new UserId(new UUID(number * 31, number));
    }
}
