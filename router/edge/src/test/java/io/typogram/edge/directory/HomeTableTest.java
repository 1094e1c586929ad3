package io.typogram.edge.directory;

import static io.typogram.edge.testing.HomeText.home;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
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

    @Test
    void whoIsForgottenIsKnownNoMoreAndCanBeLearnedAgain() {
        HomeTable table = new HomeTable();
        table.learn(ADA, home("eu-1", 2));
        assertThat(table.forget(ADA, 1)).as("a later home is known").isFalse();
        assertThat(table.find(ADA)).contains(home("eu-1", 2));
        assertThat(table.forget(ADA, 2)).isTrue();
        assertThat(table.find(ADA)).isEmpty();
        assertThat(table.size()).isZero();
        assertThat(table.forget(ADA, 2)).isFalse();
        table.learn(ADA, home("us-1", 1));
        assertThat(table.find(ADA)).contains(home("us-1", 1));
    }

    @Test
    void memoryThatWasGivenBackIsUsedAgain() {
        HomeTable table = TestingTables.small();
        learnThousands(table);
        long taken = table.bytes();
        for (int round = 0; round < 5; round++) {
            for (int number = 0; number < 10_000; number++) {
                assertThat(table.forget(user(number), 9)).isTrue();
            }
            assertThat(table.size()).isZero();
            learnThousands(table);
        }
        assertThat(table.bytes()).isEqualTo(taken);
    }

    @Test
    void aUserTakesSixteenBytesAndLittleBesidesWheneverThereAreMany() {
        HomeTable table = new HomeTable(new Buckets.Shape(12, 11, 14), TestingTables.permutation());
        for (int number = 0; number < 600_000; number++) {
            table.learn(user(number), home("eu-1", 1));
            if (number >= 400_000) {
                assertThat(table.bytes()).isLessThan(20 * table.size());
            }
        }
    }

    private static void learnThousands(HomeTable table) {
        for (int number = 0; number < 10_000; number++) {
            table.learn(user(number), home("eu-1", 1 + number % 9));
        }
    }

    /// Ids of one bucket, which only who knows the secret can choose.
    @Test
    void aBucketThatIsFullRefusesMoreAndKeepsAllThatItHas() {
        KeyedPermutation permutation = TestingTables.permutation();
        HomeTable table = new HomeTable(TestingTables.SMALL, permutation);
        table.learn(ADA, home("eu-1", 1));
        for (int number = 1; number <= Buckets.MOST_IN_BUCKET; number++) {
            assertThat(table.learn(crafted(permutation, number), home("us-1", 1))).isTrue();
        }
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        table.learn(
                                crafted(permutation, Buckets.MOST_IN_BUCKET + 1), home("us-1", 1)))
                .withMessage("the directory is full");
        assertThat(table.size()).isEqualTo(Buckets.MOST_IN_BUCKET + 1);
        for (int number = 1; number <= Buckets.MOST_IN_BUCKET; number++) {
            assertThat(table.find(crafted(permutation, number))).contains(home("us-1", 1));
        }
        assertThat(table.find(crafted(permutation, Buckets.MOST_IN_BUCKET + 1))).isEmpty();
        assertThat(table.forget(crafted(permutation, 5), 1)).isTrue();
        assertThat(table.learn(crafted(permutation, 5), home("eu-1", 1))).isTrue();
    }

    private static UserId crafted(KeyedPermutation permutation, long number) {
        return new UserId(permutation.unmix(0x7FFF_FFFF_FFFF_FFFFL, number));
    }

    /// One thing that is done to a directory.
    sealed interface Step permits Learn, Forget, TakeIn, SaveAndLoad {}

    record Learn(int user, int cell, int epoch) implements Step {}

    record Forget(int user, int epoch) implements Step {}

    record TakeIn(int firstUser, int users, int cell, int epoch) implements Step {}

    record SaveAndLoad() implements Step {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> user = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> cell = Arbitraries.integers().between(1, 9);
        Arbitrary<Integer> epoch = Arbitraries.integers().between(1, 5);
        Arbitrary<Integer> many = Arbitraries.integers().between(1, 3_000);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(30, Combinators.combine(user, cell, epoch).as(Learn::new)),
                        Tuple.of(20, Combinators.combine(user, epoch).as(Forget::new)),
                        Tuple.of(2, Combinators.combine(user, many, cell, epoch).as(TakeIn::new)),
                        Tuple.of(1, Arbitraries.just(new SaveAndLoad())))
                .list()
                .ofMaxSize(150);
    }

    @Property(tries = 200)
    void itKnowsWhatAMapWouldKnow(@ForAll("steps") List<Step> steps) throws IOException {
        HomeTable table = TestingTables.small();
        Map<UserId, Home> model = new HashMap<>();
        for (Step step : steps) {
            switch (step) {
                case Learn(int user, int cell, int epoch) -> {
                    Home home = home("eu-" + cell, epoch);
                    assertThat(table.learn(user(user), home))
                            .isEqualTo(learn(model, user(user), home));
                }
                case Forget(int user, int epoch) ->
                        assertThat(table.forget(user(user), epoch))
                                .isEqualTo(forget(model, user(user), epoch));
                case TakeIn takeIn -> takeIn(table, model, takeIn);
                case SaveAndLoad() -> table = savedAndLoaded(table);
            }
        }
        assertSame(table, model);
    }

    private static boolean learn(Map<UserId, Home> model, UserId user, Home home) {
        Home known = model.get(user);
        if (known != null && (known.isNewerThan(home) || known.equals(home))) {
            return false;
        }
        model.put(user, home);
        return true;
    }

    private static boolean forget(Map<UserId, Home> model, UserId user, int epoch) {
        Home known = model.get(user);
        return known != null && known.epoch() <= epoch && model.remove(user, known);
    }

    /// Many, every third of whom is forgotten by the same news.
    private static void takeIn(HomeTable table, Map<UserId, Home> model, TakeIn news) {
        try (Directory.Intake intake = table.intake()) {
            for (int index = 0; index < news.users(); index++) {
                UserId user = user(news.firstUser() + index);
                Home home = home("eu-" + (1 + (news.cell() + index) % 9), news.epoch());
                intake.learn(user.value(), home);
                learn(model, user, home);
                if (index % 3 == 0) {
                    intake.forget(user.value(), news.epoch());
                    forget(model, user, news.epoch());
                }
            }
        }
    }

    private static HomeTable savedAndLoaded(HomeTable table) throws IOException {
        Path file = Files.createTempFile("directory", ".snapshot");
        try {
            SnapshotWriter.write(file, 1, table);
            HomeTable loaded =
                    new HomeTable(TestingTables.SMALL, new KeyedPermutation(new Random(2)));
            assertThat(DirectorySnapshot.load(file, loaded)).isEqualTo(1);
            return loaded;
        } finally {
            Files.delete(file);
        }
    }

    private static void assertSame(HomeTable table, Map<UserId, Home> model) {
        model.forEach((user, home) -> assertThat(table.find(user)).contains(home));
        for (int stranger = 0; stranger < 100; stranger++) {
            UserId user = user(stranger);
            assertThat(table.find(user)).isEqualTo(Optional.ofNullable(model.get(user)));
        }
        Map<UserId, Home> seen = new HashMap<>();
        table.forEach((user, home) ->
                assertThat(seen.put(new UserId(user), home)).as("seen once").isNull());
        assertThat(seen).isEqualTo(model);
        assertThat(table.size()).isEqualTo(model.size());
    }

    /// Sixteen buckets, in which nearly every change moves a block that a reader is reading.
    @Test
    void readersAlwaysSeeWhoIsThereAndNeverWhoIsNotWhileEverythingMovesUnderThem() {
        HomeTable table = TestingTables.small();
        AtomicBoolean writing = new AtomicBoolean(true);
        for (int number = 0; number < 1_000; number++) {
            table.learn(user(number), home("eu-1", 1));
        }
        List<CompletableFuture<Void>> readers =
                Stream.generate(() -> CompletableFuture.runAsync(() -> read(table, writing)))
                        .limit(2)
                        .toList();
        try {
            for (int round = 1; round <= 20; round++) {
                for (int number = 1_000; number < 9_000; number++) {
                    table.learn(user(number), home("us-1", 1));
                }
                for (int number = 0; number < 1_000; number++) {
                    table.learn(user(number), home("eu-" + round, round));
                }
                for (int number = 1_000; number < 9_000; number++) {
                    table.forget(user(number), 1);
                }
            }
        } finally {
            writing.set(false);
        }
        readers.forEach(CompletableFuture::join);
        assertThat(table.size()).isEqualTo(1_000);
    }

    /// The homes of those who stay: `eu-n` at the epoch n, which only grows.
    private static void read(HomeTable table, AtomicBoolean writing) {
        int[] epochs = new int[1_000];
        for (int lookup = 0; writing.get(); lookup = (lookup + 1) % epochs.length) {
            Home home = table.find(user(lookup)).orElseThrow();
            assertThat(home).isEqualTo(home("eu-" + home.epoch(), home.epoch()));
            assertThat(home.epoch()).isGreaterThanOrEqualTo(epochs[lookup]);
            epochs[lookup] = home.epoch();
            assertThat(table.find(user(-1 - lookup))).isEmpty();
            table.find(user(1_000 + 8 * lookup))
                    .ifPresent(guest -> assertThat(guest).isEqualTo(home("us-1", 1)));
        }
    }

    @Test
    void whoStaysIsShownOnceWhileOthersComeAndGo() {
        HomeTable table = TestingTables.small();
        for (int number = 0; number < 1_000; number++) {
            table.learn(user(number), home("eu-1", 1));
        }
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> {
                    for (int number = 1_000; number < 100_000; number++) {
                        table.learn(user(number), home("us-1", 1));
                        table.forget(user(number - 500), number > 1_500 ? 1 : 0);
                    }
                });
        do {
            Map<UUID, Integer> seen = new HashMap<>();
            table.forEach((user, home) -> seen.merge(user, 1, Integer::sum));
            assertThat(seen.values()).containsOnly(1);
            for (int number = 0; number < 1_000; number++) {
                assertThat(seen).containsKey(user(number).value());
            }
        } while (!writing.isDone());
        writing.join();
    }

    private static UserId user(long number) {
        return new UserId(new UUID(number * 31, number));
    }
}
