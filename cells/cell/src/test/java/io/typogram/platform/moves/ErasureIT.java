package io.typogram.platform.moves;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.kernel.moves.MovingCell.Erased;
import io.typogram.kernel.moves.Refusal;
import io.typogram.kernel.moves.Reply;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.topology.Home;
import io.typogram.server.moves.RemoteCell;
import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ErasureIT {

    private static final Home HERE = Home.first(new CellId("eu-1"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final MovingCell cell =
            new RemoteCell(
                    client,
                    List.of(URI.create("http://localhost:" + TestingServer.httpPort())),
                    TestingServer.SECRET,
                    _ -> {});

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void nothingOfAnErasedPlayerIsInAnyTableButTheTombstone() {
        TestingPlayer player = playerWithRuns(3);
        player.post("/api/v1/account/api-keys", "{\"name\":\"x\",\"scopes\":[\"results:read\"]}")
                .assertStatus(201);
        tagARun(player);
        UserId user = player.id();

        Erased erased = erase(user);

        assertThat(erased.isAll()).isTrue();
        assertThat(erased.rows())
                .containsEntry("accounts", 1L)
                .containsEntry("api_keys", 1L)
                .containsEntry("players", 1L)
                .containsEntry("results", 4L)
                .containsEntry("progress", 1L)
                .containsEntry("activity_days", 1L)
                .containsEntry("tags", 1L)
                .containsEntry("result_tags", 1L)
                .containsKeys("board_entries", "global_board_entries", "outbox", "personal_bests");
        assertThat(tablesWith(user)).containsExactly("erased_rows", "homes");
        assertThat(
                        TestingTables.texts(
                                """
                                SELECT state || ' ' || settled || ' ' || event_sequence || ' ' || writes
                                FROM homes WHERE user_id = ?
                                """,
                                user.value()))
                .containsExactly("ERASED false 0 0");
    }

    @Test
    void whoWasErasedIsAnsweredThatTheyAreGoneWhateverTheyAsk() {
        TestingPlayer player = playerWithRuns(1);
        String key =
                player.post(
                                "/api/v1/account/api-keys",
                                "{\"name\":\"x\",\"scopes\":[\"results:read\"]}")
                        .assertStatus(201)
                        .body()
                        .getString("key");
        new CellClient("Bearer " + key).get("/api/v1/results").assertStatus(200);

        erase(player.id());

        player.get("/api/v1/account").assertRefused(410, "account-erased");
        player.get("/api/v1/account/archive").assertRefused(410, "account-erased");
        player.put(TestingRuns.path(UUID.randomUUID()), TestingRuns.body(TestingRuns.issued(), 100))
                .assertRefused(410, "account-erased");
        new CellClient("Bearer " + key).get("/api/v1/results").assertRefused(410, "account-erased");
        assertThat(tablesWith(player.id())).containsExactly("erased_rows", "homes");
    }

    @Test
    void askedAgainTheSameIsAnsweredAndNothingIsDoneTwice() {
        TestingPlayer player = playerWithRuns(2);

        Erased first = erase(player.id());
        Erased second = erase(player.id());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aPlayerOfAnotherCellIsErasedTooAndIsKeptOut() {
        UserId user = new UserId(UUID.randomUUID());
        TestingTables.change(
                """
                INSERT INTO players (user_id, display_name, country, keyboard_layout, bio, joined_at,
                    cell, epoch, sequence)
                VALUES (?, 'somebody', '', 'qwerty', '', now(), 'us-1', 1, 1)
                """,
                user.value());

        Erased erased = erase(user);

        assertThat(erased.rows()).isEqualTo(Map.of("players", 1L));
        assertThat(tablesWith(user)).containsExactly("erased_rows", "homes");
    }

    @Test
    void nobodyArrivesWhoWasErased() {
        UserId user = new UserId(UUID.randomUUID());
        erase(user);
        Stamp late = Stamp.beginning(1_000).next();

        assertThat(cell.arrive(user, late, HERE)).isEqualTo(Reply.refused(Refusal.ERASED));
        assertThat(cell.write(user, late.next(), List.of()))
                .isEqualTo(Reply.refused(Refusal.ERASED));
        assertThat(cell.activate(user, late.next().next(), HERE, true))
                .isEqualTo(Reply.refused(Refusal.ERASED));
    }

    @Test
    void aTableThatNobodyDeclaredIsSeen() {
        TestingPlayer player = playerWithRuns(1);
        TestingTables.change("CREATE TABLE forgotten (user_id UUID, note TEXT)");
        try {
            TestingTables.change("INSERT INTO forgotten VALUES (?, 'x')", player.id().value());

            Erased erased = erase(player.id());

            assertThat(erased.isAll()).isFalse();
            assertThat(erased.left()).isEqualTo(Map.of("forgotten", 1L));
        } finally {
            TestingTables.change("DROP TABLE forgotten");
        }
        assertThat(erase(player.id()).isAll()).isTrue();
    }

    @Test
    void itIsDoneInTransactionsThatHaveABound() {
        TestingPlayer player = playerWithRuns(1);
        TestingTables.change(
                """
                INSERT INTO personal_bests
                SELECT (jsonb_populate_record(b, jsonb_build_object('language', 'x' || n))).*
                FROM personal_bests b, generate_series(1, 4500) AS n WHERE b.user_id = ?
                """,
                player.id().value());

        Erased first = erasedOnce(player.id());

        assertThat(first.more()).isTrue();
        player.get("/api/v1/account").assertRefused(410, "account-erased");
        Erased last = erase(player.id());
        assertThat(last.rows()).containsEntry("personal_bests", 4501L);
    }

    @Test
    void whoDeletesTheirAccountMustNameThemselvesAndHaveSignedInLately() {
        TestingPlayer player = TestingPlayer.resident();
        String path = "/api/v1/account";
        String right = "{\"username\":\"" + player.username() + "\"}";
        String old =
                TestingServer.issuer()
                        .token(
                                player.id(),
                                claims ->
                                        claims.claim(
                                                "auth_time",
                                                Date.from(Instant.now().minusSeconds(601))));

        for (String body : List.of("{}", "{\"username\":\"Somebody\"}")) {
            delete(player, path, body).assertRefused(422, "username-not-confirmed");
        }
        delete(new CellClient("Bearer " + old), path, right).assertRefused(403, "sign-in-too-old");
        delete(player, path, right).assertRefused(503, "topology-unavailable");
        player.get(path).assertStatus(200);
    }

    private static Answer delete(CellClient player, String path, String body) {
        return player.send("DELETE", path, "application/json", BodyPublishers.ofString(body));
    }

    private Erased erase(UserId user) {
        Erased erased = erasedOnce(user);
        while (erased.more()) {
            erased = erasedOnce(user);
        }
        return erased;
    }

    private Erased erasedOnce(UserId user) {
        return switch (cell.erase(user, HERE)) {
            case Reply.Done<Erased>(Erased erased) -> erased;
            case Reply.Refused<Erased>(Refusal reason) -> throw new AssertionError(reason);
        };
    }

    private static TestingPlayer playerWithRuns(int runs) {
        TestingPlayer player = TestingPlayer.resident();
        for (int run = 0; run < runs; run++) {
            TestingRuns.complete(player, 100 + 10 * run);
        }
        return player;
    }

    private static void tagARun(TestingPlayer player) {
        UUID tag = UUID.randomUUID();
        player.put("/api/v1/tags/" + tag, "{\"name\":\"home\"}").assertStatus(200);
        UUID result = UUID.randomUUID();
        player.put(TestingRuns.path(result), TestingRuns.body(TestingRuns.issued(), 140))
                .assertStatus(201);
        player.put(TestingRuns.path(result) + "/tags", "{\"tagIds\":[\"" + tag + "\"]}")
                .assertStatus(200);
    }

    /// All tables in which the user's id stands anywhere.
    private static List<String> tablesWith(UserId user) {
        return TestingTables.names().stream()
                .filter(table ->
                        TestingTables.number(
                                        "SELECT count(*) FROM %s AS t WHERE CAST(t.* AS TEXT) LIKE ?"
                                                .formatted(table),
                                        "%" + user + "%")
                                > 0)
                .toList();
    }
}
