package io.typogram.leaderboards.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// One order on every cell, whatever the order in which runs came.
class BoardOrderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Home HERE = Home.first(new CellId("eu-1"));

    @Test
    void fasterThenMoreAccurateThenEarlierThenSmallerId() {
        Run best = new Run(uuid(9), 60_00, 90_00, NOON.plusSeconds(9));
        Run moreAccurate = new Run(uuid(8), 50_00, 95_00, NOON.plusSeconds(8));
        Run earlier = new Run(uuid(7), 50_00, 90_00, NOON);
        Run smaller = new Run(uuid(1), 50_00, 90_00, NOON.plusSeconds(1));
        Run larger = new Run(uuid(2), 50_00, 90_00, NOON.plusSeconds(1));

        List<Run> mixed = new ArrayList<>(List.of(larger, earlier, best, smaller, moreAccurate));
        Collections.sort(mixed);

        assertThat(mixed).containsExactly(best, moreAccurate, earlier, smaller, larger);
    }

    @Test
    void idsAreOrderedAsTheDatabaseDoes() {
        // The first bit is a sign to Java and nothing special to a database.
        Run low = new Run(new UUID(1, 0), 50_00, 90_00, NOON);
        Run high = new Run(new UUID(Long.MIN_VALUE, 0), 50_00, 90_00, NOON);

        assertThat(low).isLessThan(high);
        assertThat(new BoardEntry(new UserId(low.resultId()), HERE, low))
                .isLessThan(new BoardEntry(new UserId(high.resultId()), HERE, low));
    }

    @Test
    void equalRunsOfTwoPlayersStandByTheirIdsAndNotByTheResults() {
        Run one = new Run(uuid(2), 50_00, 90_00, NOON);
        Run other = new Run(uuid(1), 50_00, 90_00, NOON);

        assertThat(new BoardEntry(new UserId(uuid(1)), HERE, one))
                .isLessThan(new BoardEntry(new UserId(uuid(2)), HERE, other));
    }

    @Property
    void everyMixOfOneBoardHasOneOrder(
            @ForAll("entries") List<BoardEntry> entries, @ForAll long seed) {
        List<BoardEntry> sorted = entries.stream().sorted().toList();
        List<BoardEntry> mixed = new ArrayList<>(entries);
        Collections.shuffle(mixed, new Random(seed));

        assertThat(mixed.stream().sorted().toList()).isEqualTo(sorted);
    }

    @Property
    void theOrderIsTotal(
            @ForAll("entry") BoardEntry one,
            @ForAll("entry") BoardEntry other,
            @ForAll("entry") BoardEntry third) {
        assertThat(Integer.signum(one.compareTo(other)))
                .isEqualTo(-Integer.signum(other.compareTo(one)));
        if (one.compareTo(other) <= 0 && other.compareTo(third) <= 0) {
            assertThat(one.compareTo(third)).isLessThanOrEqualTo(0);
        }
        if (!one.userId().equals(other.userId())) {
            assertThat(one.compareTo(other)).isNotZero();
        }
    }

    @Property
    void ofOnePlayersRunsTheSameIsTheBestInWhicheverOrderTheyCome(
            @ForAll("entries") List<BoardEntry> entries, @ForAll long seed) {
        List<Run> runs = new ArrayList<>(entries.stream().map(BoardEntry::run).toList());
        Run best = Collections.min(runs);
        Collections.shuffle(runs, new Random(seed));

        assertThat(runs.stream().reduce((kept, come) -> come.compareTo(kept) < 0 ? come : kept))
                .contains(best);
    }

    @Test
    void figuresAreWholeHundredths() {
        Run run = Run.of(uuid(1), 87.12, 97.5, NOON);

        assertThat(run.wpmHundredths()).isEqualTo(87_12);
        assertThat(run.accuracyHundredths()).isEqualTo(97_50);
        assertThat(run.wpm()).isEqualTo(87.12);
        assertThat(run.accuracy()).isEqualTo(97.5);
    }

    @Test
    void figuresThatNoRunHasAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Run(uuid(1), -1, 0, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new Run(uuid(1), 0, -1, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new Run(uuid(1), 0, 100_01, NOON));
        BoardEntry entry =
                new BoardEntry(new UserId(uuid(1)), HERE, new Run(uuid(1), 0, 100_00, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new RankedEntry(0, entry));
    }

    @Provide
    Arbitrary<List<BoardEntry>> entries() {
        return entry().list().ofMinSize(1).ofMaxSize(12);
    }

    /// Few different figures, so that ties are the rule.
    @Provide
    Arbitrary<BoardEntry> entry() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 9),
                        Arbitraries.longs().between(50_00, 50_02),
                        Arbitraries.longs().between(99_99, 100_00),
                        Arbitraries.longs().between(0, 2))
                .as((id, wpm, accuracy, second) ->
                        new BoardEntry(
                                new UserId(uuid(id)),
                                HERE,
                                new Run(uuid(id), wpm, accuracy, NOON.plusSeconds(second))));
    }

    private static UUID uuid(long number) {
        return new UUID(number << 60, number);
    }
}
