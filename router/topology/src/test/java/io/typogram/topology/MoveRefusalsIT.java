package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingCells;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What speaks against a move is a problem with a stable code, and no move is planned.
@ExtendWith(ArquillianExtension.class)
class MoveRefusalsIT {

    private static final String NO_MOVE =
            MovesClient.MOVES + "/8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11";

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
    void whoIsNotKnownMovesNowhereAndNobodyMovesToACellThatIsNotKnown() throws Exception {
        var nobody = new UserId(UUID.randomUUID());
        UserId user = someoneOf("de");

        assertRefused(() -> moves.plan(nobody, "de-2"), 404, "home-unknown");
        assertRefused(() -> moves.plan(user, "de-99"), 404, "cell-unknown");
        assertRefused(() -> moves.plan(user, "de-1"), 409, "move-at-home-already");
    }

    @Test
    void aCellThatIsNotActiveTakesNobody() throws Exception {
        UserId user = someoneOf("de");
        assertThat(topology.enter("de-2", "draining").status()).isEqualTo(200);
        assertRefused(() -> moves.plan(user, "de-2"), 409, "move-target-closed");
        assertThat(topology.enter("de-2", "quarantined").status()).isEqualTo(200);
        assertRefused(() -> moves.plan(user, "de-2"), 409, "move-cell-quarantined");
        assertThat(topology.enter("de-2", "active").status()).isEqualTo(200);
    }

    @Test
    void nobodyMovesOutOfQuarantine() throws Exception {
        UserId user = someoneOf("de");
        assertThat(topology.enter("de-1", "quarantined").status()).isEqualTo(200);
        try {
            assertRefused(() -> moves.plan(user, "de-2"), 409, "move-cell-quarantined");
            assertRefused(() -> moves.planWithOverride(user, "de-2"), 409, "move-cell-quarantined");
        } finally {
            assertThat(topology.enter("de-1", "active").status()).isEqualTo(200);
        }
    }

    @Test
    void whoIsOnTheirWayToACellTakesAPlaceThere() throws Exception {
        TestingCells.lose("de-1");
        List<String> open =
                List.of(
                        moves.planned(someoneOf("de"), "de-3"),
                        moves.planned(someoneOf("de"), "de-3"));
        UserId third = someoneOf("de");

        assertRefused(() -> moves.plan(third, "de-3"), 409, "move-target-full");

        for (String id : open) {
            assertThat(moves.abort(id).status()).isEqualTo(200);
        }
        TestingCells.findAll();
        assertThat(moves.awaitFinished(moves.planned(third, "de-3")).getString("state"))
                .isEqualTo("active");
        assertThat(moves.awaitFinished(moves.planned(third, "de-1")).getString("state"))
                .isEqualTo("active");
    }

    @Test
    void nobodyLeavesTheirRegionUnlessSomebodySaysSo() throws Exception {
        UserId user = someoneOf("de");

        assertRefused(() -> moves.plan(user, "be-2"), 409, "move-leaves-region");

        Answer overridden = moves.planWithOverride(user, "be-2");
        assertThat(overridden.status()).isEqualTo(201);
        assertThat(overridden.body().getBoolean("override")).isTrue();
        moves.awaitFinished(overridden.body().getString("id"));
    }

    @Test
    void nobodyMovesIntoATenantsCellUnlessSomebodySaysSo() throws Exception {
        var user = new UserId(UUID.randomUUID());
        assertThat(topology.placeOrGet(user, "eu").status()).isEqualTo(200);

        assertRefused(() -> moves.plan(user, "acme-1"), 409, "move-leaves-tenant");
    }

    @Test
    void askingWhetherAMoveMayBePlansNone() throws Exception {
        UserId user = someoneOf("de");
        long before = TestingTables.moves();

        Answer possible = moves.ask(user, "de-2");

        assertThat(possible.status()).isEqualTo(200);
        assertThat(possible.body().getString("from")).isEqualTo("de-1");
        assertThat(possible.body().getString("target")).isEqualTo("de-2");
        assertRefused(() -> moves.ask(user, "be-2"), 409, "move-leaves-region");
        assertThat(TestingTables.moves()).isEqualTo(before);
    }

    @Test
    void aWishWithoutAPersonOrAReasonIsNone() throws Exception {
        UserId user = someoneOf("de");
        var wish = Json.createObjectBuilder().add("userId", user.toString()).add("target", "de-2");

        assertRefused(
                () -> topology.post(MovesClient.MOVES, wish.add("by", "ada").build()),
                400,
                "invalid-value");
        assertRefused(
                () ->
                        topology.post(
                                MovesClient.MOVES,
                                Json.createObjectBuilder().add("userId", "me").build()),
                400,
                "invalid-value");
    }

    @Test
    void aMoveThatThereIsNotIsAProblem() throws Exception {
        assertRefused(() -> topology.get(NO_MOVE), 404, "move-unknown");
        assertRefused(
                () -> topology.post(NO_MOVE + "/abort", MovesClient.reason()), 404, "move-unknown");
        assertRefused(
                () -> topology.post(NO_MOVE + "/retry", MovesClient.reason()), 404, "move-unknown");
        assertRefused(() -> topology.get(MovesClient.MOVES + "/1-2-3-4-5"), 400, "invalid-value");
        for (String query :
                new String[] {
                    "limit=0", "limit=101", "cursor=x", "state=lost", "user=me", "cell=EU"
                }) {
            assertRefused(
                    () -> topology.get(MovesClient.MOVES + "?" + query), 400, "invalid-value");
        }
    }

    private static void assertRefused(Call call, int status, String code) throws SQLException {
        long before = TestingTables.moves();
        Answer answer = call.send();
        assertThat(answer.problem()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(TestingTables.moves()).isEqualTo(before);
    }

    private UserId someoneOf(String region) {
        var user = new UserId(UUID.randomUUID());
        assertThat(topology.placeOrGet(user, region).body().getString("cell"))
                .isEqualTo(region + "-1");
        return user;
    }

    @FunctionalInterface
    private interface Call {

        Answer send();
    }
}
