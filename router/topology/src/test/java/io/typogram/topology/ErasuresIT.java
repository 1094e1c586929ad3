package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.ClaimsClient;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.SnapshotReader;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingCells;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.Together;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ErasuresIT {

    private static final String ERASURES = "/topology/v1/erasures";
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
        MovesClient.await(ErasuresIT::unfinished, count -> count == 0);
    }

    @Test
    void aUserIsErasedFromEveryCellAndForgotten() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.fill("de-1", user, ROWS);
        moves.awaitFinished(moves.planned(user, "de-2"));
        TestingCells.fill("us-1", user, 3);
        long before = topology.version();
        long users = TestingTables.usersOf("de-2");

        JsonObject receipt = awaitDone(requested(user));

        assertThat(receipt.getInt("cellsDone")).isEqualTo(receipt.getInt("cellsTotal"));
        assertThat(receipt.getString("askedBy")).isEqualTo("player");
        assertThat(receipt.getString("signIn")).isEqualTo("not_configured");
        assertThat(rowsOf(receipt, "de-2"))
                .isEqualTo(Json.createObjectBuilder().add("bests", 7).add("results", 18).build());
        assertThat(rowsOf(receipt, "us-1").getInt("results")).isEqualTo(2);
        assertThat(receipt.getJsonObject("topology").keySet())
                .containsExactlyInAnyOrder("homes", "directory_changes", "moves", "move_changes");
        for (String cell : List.of("de-1", "de-2", "us-1")) {
            assertThat(TestingCells.rows(cell, user)).isZero();
            assertThat(TestingCells.record(cell, user)).startsWith("ERASED");
        }
        assertThat(TestingTables.homes()).doesNotContainKey(user);
        assertThat(TestingTables.usersOf("de-2")).isEqualTo(users - 1);
        assertThat(TestingTables.usersOf("de-2")).isEqualTo(TestingTables.homesIn("de-2"));
        assertThat(receipt.toString()).doesNotContain(user.toString());

        JsonObject told =
                topology.changesAfter(before)
                        .body()
                        .getJsonArray("changes")
                        .getValuesAs(JsonObject.class)
                        .getLast();
        assertThat(told.getString("userId")).isEqualTo(user.toString());
        assertThat(told.containsKey("cell")).isFalse();
        assertThat(told.getInt("epoch")).isEqualTo(2);
        assertThat(SnapshotReader.read(topology.snapshot()).homes()).doesNotContainKey(user);
    }

    @Test
    void erasuresAreListedTheNewestFirstAndNameNobody() throws Exception {
        UserId first = someoneOf("de");
        UserId second = someoneOf("de");
        String one = requested(first);
        String other = requested(second);
        awaitDone(one);
        awaitDone(other);

        JsonObject page = topology.get(ERASURES + "?limit=1&state=done").body();
        JsonObject next =
                topology.get(ERASURES + "?limit=1&state=done&cursor=" + page.getString("cursor"))
                        .body();

        assertThat(idsIn(page)).containsExactly(other);
        assertThat(idsIn(next)).containsExactly(one);
        assertThat(idsIn(topology.get(ERASURES + "?state=open").body())).doesNotContain(one, other);
        assertThat(page.toString() + next).doesNotContain(first.toString(), second.toString());
        for (String query : List.of("?state=DONE", "?limit=0", "?limit=51", "?cursor=x")) {
            assertThat(topology.get(ERASURES + query).problem()).isEqualTo("invalid-value");
        }
    }

    private static List<String> idsIn(JsonObject page) {
        return page.getJsonArray("erasures").getValuesAs(JsonObject.class).stream()
                .map(erasure -> erasure.getString("id"))
                .toList();
    }

    @Test
    void aReceiptIsKeptForThreeYearsAndThenForgotten() throws Exception {
        String old = requested(someoneOf("de"));
        String young = requested(someoneOf("de"));
        awaitDone(old);
        awaitDone(young);
        TestingTables.ageErasure(old, "1096 days");
        TestingTables.ageErasure(young, "1094 days");

        Answer gone =
                MovesClient.await(
                        () -> topology.get(ERASURES + "/" + old + "/receipt"),
                        seen -> seen.status() == 404);

        assertThat(gone.problem()).isEqualTo("erasure-unknown");
        assertThat(topology.get(ERASURES + "/" + young + "/receipt").status()).isEqualTo(200);
    }

    @Test
    void whoWasErasedIsNeitherPlacedNorMovedAgainAndGetsNoName() throws Exception {
        UserId user = someoneOf("de");

        String id = requested(user);
        Answer planned = moves.plan(user, "de-2");
        awaitDone(id);

        assertThat(planned.status()).isEqualTo(410);
        assertThat(planned.problem()).isEqualTo("user-erased");
        assertThat(topology.placeOrGet(user, "de").problem()).isEqualTo("user-erased");
        assertThat(topology.home(user).problem()).isEqualTo("user-erased");
        assertThat(moves.plan(user, "de-2").problem()).isEqualTo("user-erased");
        Answer claimed =
                new ClaimsClient(topology)
                        .reserve(UUID.randomUUID(), user, "username", "gone" + ROWS);
        assertThat(claimed.status()).isEqualTo(410);
        assertThat(claimed.problem()).isEqualTo("user-erased");
    }

    @Test
    void whoeverAsksAgainGetsTheSameErasure() throws Exception {
        UserId user = someoneOf("de");

        List<Answer> answers = Together.call(20, _ -> topology.erase(user));
        String id = answers.getFirst().body().getString("id");
        awaitDone(id);

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(answers).allMatch(answer -> answer.body().getString("id").equals(id));
        assertThat(topology.erase(user).body().getString("id")).isEqualTo(id);
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        UserId user = someoneOf("de");

        Answer answer =
                topology.post(
                        ERASURES,
                        Json.createObjectBuilder()
                                .add("userId", user.toString())
                                .add("dryRun", true)
                                .build());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getString("home")).isEqualTo("de-1");
        assertThat(answer.body().getJsonArray("cells")).isNotEmpty();
        assertThat(topology.home(user).status()).isEqualTo(200);
    }

    @Test
    void aCellThatIsAwayIsAskedAgainAndTheReceiptSaysSo() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.fill("us-1", user, 3);
        TestingCells.lose("us-1");

        String id = requested(user);
        JsonObject waiting =
                MovesClient.await(
                        () -> receipt(id),
                        receipt -> receipt.getInt("cellsDone") == receipt.getInt("cellsTotal") - 1);

        assertThat(waiting.getString("state")).isEqualTo("fenced");
        assertThat(stateOf(waiting, "us-1")).isEqualTo("pending");
        assertThat(topology.home(user).status()).isEqualTo(200);

        TestingCells.findAll();
        JsonObject done = awaitDone(id);

        assertThat(stateOf(done, "us-1")).isEqualTo("erased");
        assertThat(TestingCells.rows("us-1", user)).isZero();
    }

    @Test
    void aMoveUnderWayIsGivenUpAndNothingOfItStays() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.fill("de-1", user, ROWS);
        TestingCells.lose("de-2", "seal");
        String move = moves.planned(user, "de-2");
        moves.awaitState(move, "copying");

        JsonObject receipt = awaitDone(requested(user));

        assertThat(receipt.getString("state")).isEqualTo("done");
        assertThat(TestingCells.rows("de-1", user)).isZero();
        assertThat(TestingCells.rows("de-2", user)).isZero();
        assertThat(TestingTables.movesOf(user)).isZero();
    }

    @Test
    void aMoveThatHasFlippedEndsFirst() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.fill("de-1", user, ROWS);
        TestingCells.lose("de-2", "activate");
        String move = moves.planned(user, "de-2");
        moves.awaitState(move, "flipped");

        String id = requested(user);
        MovesClient.await(() -> turnsOf(id), turns -> turns > 1);
        assertThat(receipt(id).getString("state")).isEqualTo("requested");
        TestingCells.findAll();
        awaitDone(id);

        assertThat(TestingCells.rows("de-1", user)).isZero();
        assertThat(TestingCells.rows("de-2", user)).isZero();
    }

    @Test
    void aTableThatNobodyDeletesIsSeen() throws Exception {
        UserId user = someoneOf("de");
        TestingCells.leave("us-1", user);

        String id = requested(user);
        JsonObject failed =
                MovesClient.await(
                        () -> receipt(id), receipt -> stateOf(receipt, "us-1").equals("failed"));

        assertThat(failed.getString("state")).isEqualTo("fenced");
        TestingCells.clear("us-1", user);
        assertThat(stateOf(awaitDone(id), "us-1")).isEqualTo("erased");
    }

    @Test
    void aCellThatComesLaterIsToldOfWhatWasDoneBefore() throws Exception {
        UserId user = someoneOf("de");
        String id = requested(user);
        int cells = awaitDone(id).getInt("cellsTotal");
        TestingCells.fill("us-1", user, 3);
        TestingTables.forgetThatErased(id, "us-1");

        MovesClient.await(() -> receipt(id), receipt -> receipt.getInt("cellsTotal") == cells);

        assertThat(TestingCells.rows("us-1", user)).isZero();
        assertThat(stateOf(receipt(id), "us-1")).isEqualTo("erased");
    }

    @Test
    void anErasureThatNobodyKnowsIsNotFound() {
        Answer answer = topology.get(ERASURES + "/" + UUID.randomUUID() + "/receipt");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("erasure-unknown");
    }

    private UserId someoneOf(String region) {
        var user = new UserId(UUID.randomUUID());
        assertThat(topology.placeOrGet(user, region).status()).isEqualTo(200);
        return user;
    }

    private String requested(UserId user) {
        Answer answer = topology.erase(user);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.body().getString("id");
    }

    private JsonObject receipt(String id) {
        return topology.get(ERASURES + "/" + id + "/receipt").body();
    }

    private JsonObject awaitDone(String id) {
        return MovesClient.await(
                () -> receipt(id), receipt -> receipt.getString("state").equals("done"));
    }

    private static JsonObject cell(JsonObject receipt, String cell) {
        return receipt.getJsonArray("cells").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("cell").equals(cell))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject rowsOf(JsonObject receipt, String cell) {
        return cell(receipt, cell).getJsonObject("rows");
    }

    private static String stateOf(JsonObject receipt, String cell) {
        return cell(receipt, cell).getString("state");
    }

    private static long turnsOf(String id) {
        return number("SELECT turns FROM erasures WHERE erasure_id = '" + id + "'");
    }

    private static long unfinished() {
        return number("SELECT count(*) FROM erasures WHERE state <> 'DONE'");
    }

    private static long number(String sql) {
        try {
            return TestingTables.number(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
