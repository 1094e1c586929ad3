package io.typogram.platform.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.topology.Home;
import io.typogram.server.persistence.Transactions;
import io.typogram.testing.Answer;
import io.typogram.testing.Await;
import io.typogram.testing.CellClient;
import io.typogram.testing.HeldTransaction;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import io.typogram.testing.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
class FenceIT {

    private static final List<String> READS =
            List.of(
                    "/api/v1/account",
                    "/api/v1/results",
                    "/api/v1/results/" + UUID.randomUUID(),
                    "/api/v1/personal-bests",
                    "/api/v1/boards/words/10/english/all-time/around-me");
    private static final String LOOKS_AT_HOMES =
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name <> 'tests' AND query LIKE '%FROM homes WHERE user_id =%'
            """;
    private static final String LOCK_HOME =
            "SELECT user_id FROM homes WHERE user_id = ? FOR UPDATE NOWAIT";
    private static final String TOUCH = "UPDATE homes SET changed_at = now() WHERE user_id = ?";
    private static final String LOCK_TABLE = "LOCK TABLE homes IN ACCESS EXCLUSIVE MODE";
    private static final Home IN_AMERICA = new Home(new CellId("us-1"), 2);

    @Test
    void whoHasMovedAwayIsSentHome() {
        TestingPlayer player = playerWithRun();
        enter(player, "MOVED", IN_AMERICA);
        Map<String, Long> before = TestingTables.sizes();

        for (String path : READS) {
            assertSentHome(player.get(path));
        }
        writes(player).forEach(FenceIT::assertSentHome);

        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void whoWasPlacedElsewhereIsSentThere() {
        TestingPlayer player = TestingPlayer.stranger();
        TestingServer.topology().place(player.id(), IN_AMERICA);
        Map<String, Long> before = TestingTables.sizes();

        READS.forEach(path -> assertSentHome(player.get(path)));
        writes(player).forEach(FenceIT::assertSentHome);

        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void whoIsMovingReadsAndWritesLater() {
        TestingPlayer player = playerWithRun();
        enter(player, "MOVING", Home.first(new CellId("eu-1")));
        Map<String, Long> before = TestingTables.sizes();

        for (Answer refused : List.of(player.get("/api/v1/account"), run(player))) {
            refused.assertRefused(503, "user-is-moving");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        }

        assertThat(TestingTables.sizes()).isEqualTo(before);
        enter(player, "ACTIVE", Home.first(new CellId("eu-1")));
        TestingRuns.complete(player, 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOVING", "ARRIVING"})
    void whoComesAtTheEndOfAMoveWaitsForItAndNoticesNothing(String state) {
        TestingPlayer staying = playerWithRun();
        TestingPlayer leaving = playerWithRun();
        List.of(staying, leaving)
                .forEach(player -> enter(player, state, Home.first(new CellId("eu-1"))));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> read = threads.submit(() -> staying.get("/api/v1/account"));
            Future<Answer> write = threads.submit(() -> run(staying));
            Future<Answer> sentHome = threads.submit(() -> run(leaving));
            Await.until("they look", () -> TestingTables.number(LOOKS_AT_HOMES) > 0);
            enter(staying, "ACTIVE", Home.first(new CellId("eu-1")));
            enter(leaving, "MOVED", IN_AMERICA);

            Together.join(read).assertStatus(200);
            Together.join(write).assertStatus(201);
            assertSentHome(Together.join(sentHome));
        }
    }

    @Test
    void whoIsBeingCopiedNoticesNothingAndTheirWritesAreCounted() {
        TestingPlayer player = playerWithRun();
        enter(player, "LEAVING", Home.first(new CellId("eu-1")));

        TestingRuns.complete(player, 100);
        player.get("/api/v1/account").assertStatus(200);

        assertThat(
                        TestingTables.number(
                                "SELECT writes FROM homes WHERE user_id = ?", player.id().value()))
                .isEqualTo(1);
    }

    @Test
    void whoWasMovedHereBeforeTheyEverCameIsTakenInWhenTheyCome() {
        TestingPlayer player = TestingPlayer.stranger();
        TestingTables.change(
                """
                INSERT INTO homes (user_id, cell, epoch, state, settled, event_sequence, changed_at)
                VALUES (?, 'eu-1', 2, 'ACTIVE', FALSE, 0, now())
                """,
                player.id().value());

        Answer account = player.get("/api/v1/account").assertStatus(200);

        assertThat(account.body().getJsonObject("home").getInt("epoch")).isEqualTo(2);
        TestingRuns.complete(player, 100);
    }

    @Test
    void whoCameBackIsWelcomeWithTheLaterEpoch() {
        TestingPlayer player = playerWithRun();
        enter(player, "ACTIVE", new Home(new CellId("eu-1"), 3));

        TestingRuns.complete(player, 100);

        assertThat(player.get("/api/v1/account").body().getJsonObject("home").getInt("epoch"))
                .isEqualTo(3);
        assertThat(
                        TestingTables.events(player.id(), "typing.test-completed.v2").stream()
                                .map(event -> event.getInt("epoch")))
                .containsExactly(1, 3);
    }

    @Test
    void aStrangerCannotBeServedWithoutTopologyAndAKnownPlayerCan() {
        TestingPlayer known = playerWithRun();
        TestingPlayer stranger = TestingPlayer.stranger();
        TestingServer.topology().refuse(known.id());
        TestingServer.topology().refuse(stranger.id());
        Map<String, Long> before = TestingTables.sizes();

        Answer refused = stranger.get("/api/v1/account");

        refused.assertRefused(503, "topology-unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        writes(stranger).forEach(answer -> answer.assertRefused(503, "topology-unavailable"));
        assertThat(TestingTables.sizes()).isEqualTo(before);
        TestingRuns.complete(known, 100);
        TestingServer.topology().answerAgain(stranger.id());
        stranger.get("/api/v1/account").assertStatus(200);
    }

    @Test
    void aWriteThatRacesAMoveNeverCommitsAfterTheFence() throws SQLException {
        TestingPlayer player = playerWithRun();
        Map<String, Long> before = TestingTables.sizes();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HeldTransaction move = HeldTransaction.begin()) {
            move.change("UPDATE homes SET state = 'MOVING' WHERE user_id = ?", player.id().value());
            Future<Answer> write = threads.submit(() -> run(player));
            HeldTransaction.awaitWaiting(1);
            move.commit();

            Together.join(write).assertRefused(503, "user-is-moving");
        }

        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void aWriteThatRacesAMoveWhichIsGivenUpIsKept() throws SQLException {
        TestingPlayer player = playerWithRun();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> write;
            try (HeldTransaction move = HeldTransaction.begin()) {
                move.change(
                        "UPDATE homes SET state = 'MOVING' WHERE user_id = ?", player.id().value());
                write = threads.submit(() -> run(player));
                HeldTransaction.awaitWaiting(1);
            }

            Together.join(write).assertStatus(201);
        }
    }

    @Test
    void aMoveWaitsForTheWriteThatPassedTheFence() throws SQLException {
        TestingPlayer player = playerWithRun();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> write;
            try (HeldTransaction obstacle = HeldTransaction.begin()) {
                obstacle.change(
                        "UPDATE category_bests SET wpm = wpm WHERE user_id = ?",
                        player.id().value());
                write = threads.submit(() -> run(player));
                HeldTransaction.awaitWaiting(1);

                assertThatThrownBy(() -> lockHome(player))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                held -> assertThat(held.getSQLState()).isEqualTo("55P03"));
            }

            Together.join(write).assertStatus(201);
        }
        enter(player, "MOVED", IN_AMERICA);
        assertSentHome(run(player));
    }

    @Test
    void aWriteThatNeverSerializesIsGivenUpAndNothingIsStored() throws SQLException {
        TestingPlayer player = playerWithRun();
        Map<String, Long> before = TestingTables.sizes();
        double repeated = counted("typogram_transactions_repeated_total");
        double contended = counted("typogram_transactions_contended_total");

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HeldTransaction first = HeldTransaction.begin();
                HeldTransaction second = HeldTransaction.begin()) {
            HeldTransaction holder = first;
            HeldTransaction next = second;
            holder.change(TOUCH, player.id().value());
            Future<Answer> write = threads.submit(() -> run(player));
            // What runs in the background may meet the lock too, and wait in the write's stead. So
            // attempts
            // are not counted here: there is no end to it before the write is answered.
            while (waitsOrIsAnswered(write)) {
                HeldTransaction follower = next;
                // A lock of the whole table is handed on in the order in which it was asked for: so
                // the write cannot begin anew before the follower has it.
                Future<Integer> held =
                        threads.submit(() -> {
                            follower.change(LOCK_TABLE);
                            return follower.change(TOUCH, player.id().value());
                        });
                follower.awaitBlocked();
                holder.commit();
                assertThat(Together.join(held)).isEqualTo(1);
                next = holder;
                holder = follower;
            }
            holder.commit();

            Answer refused = Together.join(write).assertRefused(503, "contended");
            assertThat(refused.header("Retry-After")).isNotEmpty();
        }

        assertThat(TestingTables.sizes()).isEqualTo(before);
        assertThat(counted("typogram_transactions_contended_total"))
                .isGreaterThanOrEqualTo(contended + 1);
        assertThat(counted("typogram_transactions_repeated_total"))
                .isGreaterThanOrEqualTo(repeated + Transactions.MAX_ATTEMPTS - 1);
    }

    /// Waits until the write waits for a lock; `false` when it was answered instead.
    private static boolean waitsOrIsAnswered(Future<Answer> write) {
        Await.until(
                "the write waits or is answered",
                () -> write.isDone() || HeldTransaction.waiting() > 0);
        return !write.isDone();
    }

    /// Nothing was counted before there is a line.
    private static double counted(String name) {
        return new CellClient()
                .get("/metrics")
                .assertStatus(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static TestingPlayer playerWithRun() {
        TestingPlayer player = TestingPlayer.resident();
        TestingRuns.complete(player, 200);
        return player;
    }

    private static Answer run(TestingPlayer player) {
        return player.put(
                TestingRuns.path(UUID.randomUUID()), TestingRuns.body(TestingRuns.issued(), 100));
    }

    private static List<Answer> writes(TestingPlayer player) {
        return List.of(
                run(player),
                player.put(
                        "/api/v1/account/profile",
                        "{\"displayName\":\"Ada\"}",
                        "If-Match",
                        "\"1\""));
    }

    private static void enter(TestingPlayer player, String state, Home home) {
        int changed =
                TestingTables.change(
                        "UPDATE homes SET state = ?, cell = ?, epoch = ? WHERE user_id = ?",
                        state,
                        home.cell().value(),
                        home.epoch(),
                        player.id().value());
        assertThat(changed).isEqualTo(1);
    }

    private static void lockHome(TestingPlayer player) throws SQLException {
        try (Connection connection = TestingServer.connect();
                var statement = connection.prepareStatement(LOCK_HOME)) {
            statement.setObject(1, player.id().value());
            statement.executeQuery();
        }
    }

    private static void assertSentHome(Answer answer) {
        answer.assertRefused(421, "user-lives-elsewhere");
        assertThat(answer.header("Typogram-Home")).isEqualTo("us-1;epoch=2");
    }
}
