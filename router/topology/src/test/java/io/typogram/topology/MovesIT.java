package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.SnapshotReader;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingCells;
import io.typogram.topology.testing.TestingFollower;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.Together;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class MovesIT {

    private static final int ROWS = 25;

    private final TopologyClient topology = new TopologyClient();
    private final MovesClient moves = new MovesClient(topology);

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @AfterEach
    void everyCellCanBeReachedAgain() throws SQLException {
        MovesClient.letAllEnd();
    }

    @Test
    void whatEndedLongAgoIsForgottenAndTheAuditKeepsALine() throws Exception {
        UserId user = someoneOf("de");
        String old = moves.planned(user, "de-2");
        moves.awaitFinished(old);
        String young = moves.planned(user, "de-1");
        moves.awaitFinished(young);
        TestingTables.ageMove(old, "366 days");
        TestingTables.ageMove(young, "364 days");

        Answer gone =
                MovesClient.await(
                        () -> topology.get("/topology/v1/moves/" + old),
                        seen -> seen.status() == 404);

        assertThat(gone.problem()).isEqualTo("move-unknown");
        assertThat(moves.history(young)).contains("finished");
        assertThat(TestingTables.movesOf(user)).isEqualTo(1);
        assertThat(
                        topology.get("/topology/v1/audit?kind=history-forgotten")
                                .body()
                                .getJsonArray("entries")
                                .getJsonObject(0)
                                .getString("reason"))
                .contains(" moves that ended before ");
    }

    @Test
    void aUserMovesWithTheirDataAndWhatTheyLeftBehindIsClearedAway() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.fill("de-1", user, ROWS);
        long before = topology.version();
        long usersOfTarget = TestingTables.usersOf("de-2");

        String id = moves.planned(user, "de-2");
        JsonObject finished = moves.awaitFinished(id);

        assertThat(finished.getString("state")).isEqualTo("active");
        assertThat(moves.history(id))
                .containsExactly(
                        "planned",
                        "copying",
                        "fenced",
                        "verified",
                        "flipped",
                        "active",
                        "closed",
                        "finished");
        assertThat(finished.getInt("rows")).isEqualTo(ROWS);
        assertThat(finished.getInt("pauseMillis")).isGreaterThanOrEqualTo(0);
        assertThat(finished.getString("by")).isEqualTo("ada");
        assertThat(TestingCells.rows("de-2", user)).isEqualTo(ROWS);
        assertThat(TestingCells.rows("de-1", user)).isZero();
        assertThat(TestingCells.record("de-2", user)).isEqualTo("ACTIVE de-2 2");
        assertThat(TestingCells.record("de-1", user)).isEqualTo("MOVED de-2 2");
        assertThat(TestingTables.homes()).containsEntry(user, new Home(new CellId("de-2"), 2));
        assertThat(TestingTables.usersOf("de-2")).isEqualTo(usersOfTarget + 1);
        assertThat(TestingTables.usersOf("de-2")).isEqualTo(TestingTables.homesIn("de-2"));
        assertThat(TestingTables.usersOf("de-1")).isEqualTo(TestingTables.homesIn("de-1"));
        assertThat(topology.version()).isEqualTo(before + 1);
        assertThat(topology.changesAfter(before).body().getJsonArray("changes")).hasSize(1);
    }

    @Test
    void aFollowerWhoWaitsLearnsOfTheMove() throws Exception {
        UserId user = someoneOf("de");
        long before = topology.version();
        var follower = new TestingFollower(topology, before);

        String id = moves.planned(user, "de-2");

        assertThat(follower.followUntil(before + 1))
                .containsEntry(user, new Home(new CellId("de-2"), 2));
        assertThat(moves.awaitFinished(id).getString("state")).isEqualTo("active");
    }

    @Test
    void aUserMovesThereAndBackAndKeepsTheirData() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.fill("de-1", user, ROWS);

        moves.awaitFinished(moves.planned(user, "de-2"));
        JsonObject back = moves.awaitFinished(moves.planned(user, "de-1"));

        assertThat(back.getInt("fromEpoch")).isEqualTo(2);
        assertThat(TestingCells.rows("de-1", user)).isEqualTo(ROWS);
        assertThat(TestingCells.rows("de-2", user)).isZero();
        assertThat(TestingCells.record("de-1", user)).isEqualTo("ACTIVE de-1 3");
    }

    @Test
    void ofTwentyWhoPlanAMoveOfOneUserAtOnceOneDoes() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.lose("de-1");

        List<Answer> answers = Together.call(20, _ -> moves.plan(user, "de-2"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.problem().equals("move-under-way"));
        assertThat(TestingTables.movesOf(user)).isEqualTo(1);
    }

    @Test
    void aMoveThatIsGivenUpLeavesTheUserWhereTheyAre() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.fill("de-1", user, ROWS);
        TestingCells.lose("de-1", "fence");
        String id = moves.planned(user, "de-2");
        JsonObject aborted = moves.awaitFinished(id);

        assertThat(aborted.getString("state")).isEqualTo("aborted");
        assertThat(aborted.getString("failure")).isEqualTo("UNREACHABLE_BEHIND_FENCE");
        assertThat(TestingCells.record("de-1", user)).isEqualTo("ACTIVE de-1 1");
        assertThat(TestingCells.rows("de-1", user)).isEqualTo(ROWS);
        assertThat(TestingCells.rows("de-2", user)).isZero();
        assertThat(TestingTables.homes()).containsEntry(user, Home.first(new CellId("de-1")));
    }

    @Test
    void anOperatorGivesUpAMoveAndHasItTriedAgain() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.lose("de-1");
        String id = moves.planned(user, "de-2");
        moves.awaitState(id, "copying");
        assertThat(moves.retry(id).problem()).isEqualTo("move-not-aborted");

        Answer aborted = moves.abort(id);

        assertThat(aborted.body().getString("failure")).isEqualTo("ABORTED_BY_OPERATOR");
        assertThat(moves.abort(id).status()).isEqualTo(200);
        assertThat(moves.retry(id).problem()).isEqualTo("move-under-way");
        TestingCells.findAll();
        moves.awaitFinished(id);
        Answer again = moves.retry(id);
        assertThat(again.status()).isEqualTo(201);
        String second = again.body().getString("id");
        assertThat(second).isNotEqualTo(id);
        assertThat(moves.awaitFinished(second).getString("state")).isEqualTo("active");
        assertThat(moves.abort(second).problem()).isEqualTo("move-too-late");
        assertThat(moves.history(id)).contains("aborted").doesNotContain("flipped");
    }

    @Test
    void afterTheFlipAMoveGoesOnUntilTheTargetAnswers() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.lose("de-2", "activate");

        String id = moves.planned(user, "de-2");
        moves.awaitState(id, "flipped");
        assertThat(moves.abort(id).problem()).isEqualTo("move-too-late");
        assertThat(moves.plan(user, "de-1").problem()).isEqualTo("move-under-way");
        MovesClient.await(() -> moves.move(id).getInt("turns"), turns -> turns >= 2);
        TestingCells.findAll();

        assertThat(moves.awaitFinished(id).getString("state")).isEqualTo("active");
        assertThat(TestingCells.record("de-2", user)).isEqualTo("ACTIVE de-2 2");
    }

    @Test
    void theFlipGivesUpWhenTheDirectorySaysAnotherHome() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.lose("de-1");
        String id = moves.planned(user, "de-2");
        moves.awaitState(id, "copying");
        TestingTables.forceEpoch(user, 7);
        TestingCells.findAll();

        JsonObject aborted = moves.awaitFinished(id);

        assertThat(aborted.getString("failure")).isEqualTo("HOME_CHANGED");
        assertThat(TestingTables.homes()).containsEntry(user, new Home(new CellId("de-1"), 7));
    }

    @Test
    void theFlipGivesUpWhenTheTargetHasClosed() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.lose("de-1");
        String id = moves.planned(user, "de-2");
        moves.awaitState(id, "copying");
        assertThat(topology.enter("de-2", "draining").status()).isEqualTo(200);
        try {
            TestingCells.findAll();

            assertThat(moves.awaitFinished(id).getString("failure")).isEqualTo("TARGET_CLOSED");
            assertThat(TestingTables.homes()).containsEntry(user, Home.first(new CellId("de-1")));
        } finally {
            assertThat(topology.enter("de-2", "active").status()).isEqualTo(200);
        }
    }

    @Test
    void aMoveOfADeadNodeIsTakenUpWhenItsLeaseHasRunOutAndNotBefore() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.fill("de-1", user, ROWS);
        Instant until = Instant.now().plusMillis(1500);
        String id = TestingTables.leaveMove(user, "de-1", "de-2", until);

        JsonObject finished = moves.awaitFinished(id);

        assertThat(finished.getString("state")).isEqualTo("active");
        assertThat(Instant.parse(finished.getString("fencedAt"))).isAfterOrEqualTo(until);
        assertThat(finished.getInt("turns")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void manyMovesEndAndTheCountsAreRight() throws Exception {
        List<UserId> users = Stream.generate(() -> someoneOf("de")).limit(30).toList();

        List<String> ids = users.stream().map(user -> moves.planned(user, "de-2")).toList();

        assertThat(ids).allMatch(id -> moves.awaitFinished(id).getString("state").equals("active"));
        assertThat(TestingTables.usersOf("de-2")).isEqualTo(TestingTables.homesIn("de-2"));
        assertThat(TestingTables.usersOf("de-1")).isEqualTo(TestingTables.homesIn("de-1"));
    }

    @Test
    void whoeverFollowsWhileUsersArePlacedAndMoveMissesNobody() throws Exception {
        List<UserId> users = Stream.generate(() -> someoneOf("de")).limit(20).toList();
        long before = topology.version();
        int placed = 200;

        List<String> ids =
                Together.call(
                        users.size() + placed,
                        caller -> {
                            if (caller < users.size()) {
                                return moves.planned(users.get(caller), "de-2");
                            }
                            someoneOf("de");
                            return "";
                        });
        List<JsonObject> finished =
                ids.stream().filter(id -> !id.isEmpty()).map(moves::awaitFinished).toList();

        assertThat(finished).allMatch(move -> move.getString("state").equals("active"));
        assertThat(topology.version()).isEqualTo(before + users.size() + placed);
        Map<UserId, Home> followed =
                new TestingFollower(topology, before).followUntil(topology.version());
        assertThat(followed).hasSize(users.size() + placed);
        assertThat(followed)
                .allSatisfy((user, home) ->
                        assertThat(home.cell().value())
                                .isEqualTo(users.contains(user) ? "de-2" : "de-1"));
        assertThat(SnapshotReader.read(topology.snapshot()).homes())
                .isEqualTo(TestingTables.homes());
        assertThat(TestingTables.usersOf("de-1")).isEqualTo(TestingTables.homesIn("de-1"));
    }

    @Test
    void whoeverWatchesSeesMovesByTheirOutcomeAndTheirPauses() throws Exception {
        UserId user = someoneOf("de");
        moves.awaitFinished(moves.planned(user, "de-2"));
        TestingCells.lose("de-2", "fence");
        moves.awaitFinished(moves.planned(user, "de-1"));

        assertThat(topology.get("/metrics?scope=application").text())
                .contains(
                        "typogram_topology_moves_total{mp_scope=\"application\",outcome=\"active\",}")
                .contains(
                        "typogram_topology_moves_total{mp_scope=\"application\",outcome=\"aborted\",}")
                .contains("typogram_topology_move_pause_seconds{")
                .contains("typogram_topology_moves_driven{")
                .contains("typogram_topology_moves_unfinished{");
    }

    @Test
    void movesAreListedPageByPage() throws Exception {
        UserId user = someoneOf("de");
        String first = moves.planned(user, "de-2");
        moves.awaitFinished(first);
        String second = moves.planned(user, "de-1");
        moves.awaitFinished(second);

        JsonObject newest = topology.get(MovesClient.MOVES + "?limit=1&user=" + user).body();
        JsonObject oldest =
                topology.get(
                                MovesClient.MOVES
                                        + "?limit=1&user="
                                        + user
                                        + "&cursor="
                                        + newest.getString("cursor"))
                        .body();

        assertThat(ids(newest)).containsExactly(second);
        assertThat(ids(oldest)).containsExactly(first);
        assertThat(oldest.containsKey("cursor")).isFalse();
        assertThat(
                        ids(
                                topology.get(
                                                MovesClient.MOVES
                                                        + "?state=active&cell=de-2&limit=100&user="
                                                        + user)
                                        .body()))
                .containsExactly(second, first);
        assertThat(ids(topology.get(MovesClient.MOVES + "?state=planned&user=" + user).body()))
                .isEmpty();
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("moves").getValuesAs(JsonObject.class).stream()
                .map(move -> move.getString("id"))
                .toList();
    }

    private UserId someoneOf(String region) {
        var user = new UserId(UUID.randomUUID());
        assertThat(topology.placeOrGet(user, region).body().getString("cell"))
                .isEqualTo(region + "-1");
        return user;
    }
}
