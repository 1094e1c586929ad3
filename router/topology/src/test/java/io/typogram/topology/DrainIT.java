package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingCells;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class DrainIT {

    private static final int TRIES = 3;

    private static final String DRAINS = "/topology/v1/drains";

    private final TopologyClient topology = new TopologyClient();
    private final MovesClient moves = new MovesClient(topology);

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @AfterEach
    void everyCellCanBeReachedAgainAndIsActive() throws SQLException {
        TestingCells.findAll();
        for (String cell : List.of("be-1", "lu-1")) {
            if (!moves.stateOf(cell).equals("active")) {
                assertThat(topology.enter(cell, "active").status()).isEqualTo(200);
            }
            MovesClient.await(
                    () -> topology.get("/topology/v1/cells/" + cell + "/drain"),
                    answer -> answer.status() == 404 || answer.body().containsKey("endedAt"));
        }
        MovesClient.letAllEnd();
    }

    @Test
    void aCellIsDrainedInItsRegionAndNoCellGetsMoreThanItTakes() throws Exception {
        List<UserId> users = someOf("be", 12);
        for (UserId user : users) {
            TestingCells.fill("be-1", user, 5);
        }
        long usersBefore = TestingTables.usersOf("be-1");
        assertThat(topology.enter("be-1", "draining").status()).isEqualTo(200);

        assertThat(moves.drain("be-1", false).status()).isEqualTo(200);

        JsonObject ended =
                MovesClient.await(
                        () -> {
                            JsonObject drain = moves.drain("be-1");
                            assertThat(drain.getInt("open"))
                                    .isLessThanOrEqualTo(TestingServer.PLANNED_OF_DRAIN);
                            return drain;
                        },
                        drain -> drain.containsKey("endedAt"));
        assertThat(ended.getString("outcome")).isEqualTo("drained");
        assertThat(ended.getInt("users")).isEqualTo((int) usersBefore);
        assertThat(ended.getInt("moved")).isEqualTo((int) usersBefore);
        assertThat(ended.getInt("usersLeft")).isZero();
        assertThat(ended.getJsonNumber("perSecond").doubleValue()).isPositive();
        assertThat(courseOf(ended)).isSorted().endsWith(ended.getInt("moved"));
        assertThat(moves.stateOf("be-1")).isEqualTo("drained");
        assertThat(TestingTables.lastChangeOf("be-1")).startsWith("ada: to see, DRAINED");
        assertThat(users).allMatch(user -> cellOf(user).matches("be-[23]"));
        assertThat(TestingTables.usersOf("be-3")).isLessThanOrEqualTo(3);
        for (UserId user : users) {
            assertThat(TestingCells.rows(cellOf(user), user)).isEqualTo(5);
        }
    }

    @Test
    void whoCannotLeaveTheirRegionStaysUnlessSomebodySaysSo() throws Exception {
        UserId user = someOf("lu", 1).getFirst();
        assertThat(topology.enter("lu-1", "draining").status()).isEqualTo(200);
        assertThat(moves.drain("lu-1", false).status()).isEqualTo(200);
        JsonObject stuck =
                MovesClient.await(
                        () -> moves.drain("lu-1"), drain -> drain.getBoolean("nowhereToGo"));
        assertThat(stuck.getInt("open")).isZero();
        assertThat(stuck.containsKey("estimatedSeconds")).isFalse();
        assertThat(topology.enter("lu-1", "active").status()).isEqualTo(200);
        JsonObject calledOff =
                MovesClient.await(() -> moves.drain("lu-1"), drain -> drain.containsKey("endedAt"));
        assertThat(calledOff.getString("outcome")).isEqualTo("called_off");
        assertThat(TestingTables.movesOf(user)).isZero();

        assertThat(topology.enter("lu-1", "draining").status()).isEqualTo(200);
        assertThat(moves.drain("lu-1", true).status()).isEqualTo(200);

        MovesClient.await(() -> moves.stateOf("lu-1"), "drained"::equals);
        assertThat(cellOf(user)).startsWith("be-");
    }

    @Test
    void aDrainThatIsCalledOffGivesUpWhatWasNotBegun() throws Exception {
        someOf("be", 6);
        TestingCells.lose("be-1");
        assertThat(topology.enter("be-1", "draining").status()).isEqualTo(200);
        assertThat(moves.drain("be-1", false).status()).isEqualTo(200);
        MovesClient.await(
                () -> moves.drain("be-1").getInt("open"),
                open -> open == TestingServer.PLANNED_OF_DRAIN);

        assertThat(topology.enter("be-1", "active").status()).isEqualTo(200);
        MovesClient.await(() -> moves.drain("be-1"), drain -> drain.containsKey("endedAt"));
        TestingCells.findAll();

        JsonObject ended =
                MovesClient.await(() -> moves.drain("be-1"), drain -> drain.getInt("open") == 0);
        assertThat(ended.getInt("moved") + ended.getInt("aborted"))
                .isEqualTo(TestingServer.PLANNED_OF_DRAIN);
    }

    @Test
    void aUserWhoseMovesAreGivenUpIsTriedAgainAndThenLetBe() throws Exception {
        UserId user = someOf("lu", 1).getFirst();
        TestingCells.lose("lu-1", "fence");
        assertThat(topology.enter("lu-1", "draining").status()).isEqualTo(200);
        assertThat(moves.drain("lu-1", true).status()).isEqualTo(200);

        JsonObject failed =
                MovesClient.await(() -> moves.drain("lu-1"), drain -> drain.getInt("failed") == 1);

        assertThat(failed.getInt("usersLeft")).isEqualTo(1);
        assertThat(failed.getInt("aborted")).isEqualTo(TRIES);
        assertThat(TestingTables.movesOf(user)).isEqualTo(TRIES);
        TestingCells.findAll();
        assertThat(topology.enter("lu-1", "active").status()).isEqualTo(200);
        MovesClient.await(() -> moves.drain("lu-1"), drain -> drain.containsKey("endedAt"));
        assertThat(topology.enter("lu-1", "draining").status()).isEqualTo(200);
        assertThat(moves.drain("lu-1", true).status()).isEqualTo(200);
        MovesClient.await(() -> moves.stateOf("lu-1"), "drained"::equals);
    }

    @Test
    void onlyACellWhoseStateSaysSoIsDrained() {
        assertThat(moves.drain("be-1", false).problem()).isEqualTo("cell-not-draining");
        assertThat(moves.drain("be-99", false).problem()).isEqualTo("cell-unknown");
        assertThat(topology.get("/topology/v1/cells/ap-1/drain").problem())
                .isEqualTo("drain-unknown");
        assertThat(topology.put("/topology/v1/cells/be-1/drain", "{\"by\":\"ada\"}").problem())
                .isEqualTo("invalid-value");
        assertThat(topology.get(DRAINS + "/" + UUID.randomUUID() + "/course").problem())
                .isEqualTo("drain-unknown");
        assertThat(topology.get(DRAINS + "/1/course").problem()).isEqualTo("invalid-value");
        assertThat(topology.get(DRAINS + "?limit=101").problem()).isEqualTo("invalid-value");
    }

    /// How many had a new home by when, of a drain that is among the newest.
    private List<Integer> courseOf(JsonObject drain) {
        String id = drain.getString("id");
        assertThat(topology.get(DRAINS).body().getJsonArray("drains"))
                .extracting(one -> one.asJsonObject().getString("id"))
                .contains(id);
        JsonObject course = topology.get(DRAINS + "/" + id + "/course").body();
        assertThat(course.getInt("stepSeconds")).isPositive();
        return course.getJsonArray("moved").getValuesAs(JsonNumber.class).stream()
                .map(JsonNumber::intValue)
                .toList();
    }

    private String cellOf(UserId user) {
        return topology.home(user).body().getString("cell");
    }

    private List<UserId> someOf(String region, int count) {
        List<UserId> users =
                Stream.generate(() -> new UserId(UUID.randomUUID())).limit(count).toList();
        for (UserId user : users) {
            assertThat(topology.placeOrGet(user, region).body().getString("cell"))
                    .isEqualTo(region + "-1");
        }
        return users;
    }
}
