package io.typogram.topology.testing;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// An operator who has users moved.
public final class MovesClient {

    public static final String MOVES = "/topology/v1/moves";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final TopologyClient topology;

    public MovesClient(TopologyClient topology) {
        this.topology = topology;
    }

    public Answer plan(UserId user, String target) {
        return topology.post(MOVES, wish(user, target).build());
    }

    public Answer planWithOverride(UserId user, String target) {
        return topology.post(MOVES, wish(user, target).add("override", true).build());
    }

    public Answer ask(UserId user, String target) {
        return topology.post(MOVES, wish(user, target).add("dryRun", true).build());
    }

    /// Plans a move that nothing speaks against, and gives its id.
    public String planned(UserId user, String target) {
        Answer answer = plan(user, target);
        if (answer.status() != 201) {
            throw new AssertionError("not planned: " + answer.text());
        }
        return answer.body().getString("id");
    }

    public Answer abort(String id) {
        return topology.post(MOVES + "/" + id + "/abort", reason());
    }

    public Answer retry(String id) {
        return topology.post(MOVES + "/" + id + "/retry", reason());
    }

    public JsonObject move(String id) {
        return topology.get(MOVES + "/" + id).body();
    }

    /// The states that a move has come through, in their order.
    public List<String> history(String id) {
        return move(id).getJsonArray("history").getValuesAs(JsonObject.class).stream()
                .map(change -> change.getString("change"))
                .toList();
    }

    public JsonObject awaitState(String id, String state) {
        return await(() -> move(id), move -> move.getString("state").equals(state));
    }

    public JsonObject awaitFinished(String id) {
        return await(() -> move(id), move -> move.getBoolean("finished"));
    }

    public Answer drain(String cell, boolean acrossRegions) {
        return topology.put(
                "/topology/v1/cells/" + cell + "/drain",
                Json.createObjectBuilder(reason()).add("acrossRegions", acrossRegions).build());
    }

    public JsonObject drain(String cell) {
        return topology.get("/topology/v1/cells/" + cell + "/drain").body();
    }

    public String stateOf(String cell) {
        return topology
                .get("/topology/v1/cells")
                .body()
                .getJsonArray("cells")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(each -> each.getString("id").equals(cell))
                .findFirst()
                .orElseThrow()
                .getString("state");
    }

    /// Looks again and again until what is seen is as expected.
    public static <T> T await(Supplier<T> look, Predicate<T> expected) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.get();
        while (!expected.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ", at last " + seen);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            seen = look.get();
        }
        return seen;
    }

    /// Lets every move that a test has left come to its end, so that it changes nothing in the next one.
    public static void letAllEnd() throws SQLException {
        TestingCells.findAll();
        await(MovesClient::unfinished, unfinished -> unfinished == 0);
    }

    private static long unfinished() {
        try {
            return TestingTables.unfinishedMoves();
        } catch (SQLException failed) {
            throw new AssertionError("the database answers", failed);
        }
    }

    public static JsonObject reason() {
        return Json.createObjectBuilder().add("by", "ada").add("reason", "to see").build();
    }

    private static JsonObjectBuilder wish(UserId user, String target) {
        return Json.createObjectBuilder()
                .add("userId", user.toString())
                .add("target", target)
                .add("by", "ada")
                .add("reason", "to see");
    }
}
