package io.typogram.platform.moves;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Key;
import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveDriver;
import io.typogram.kernel.moves.MoveDriver.Progress;
import io.typogram.kernel.moves.MoveLimits;
import io.typogram.kernel.moves.MoveState;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.kernel.moves.Refusal;
import io.typogram.kernel.moves.Reply;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.moves.Survey;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The real protocol against the real cell: a player moves from it to it, as somebody else.
@ExtendWith(ArquillianExtension.class)
class MovesIT {

    private static final Home HERE = Home.first(new CellId("eu-1"));
    private static final CellId ELSEWHERE = new CellId("eu-2");
    private static final Home THERE = new Home(ELSEWHERE, 2);
    private static final List<String> USERS_TABLES =
            List.of("accounts", "api_keys", "board_entries", "category_bests", "results");

    private final HttpClient client = HttpClient.newHttpClient();
    private final MovingCell cell = cell(TestingServer.SECRET);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aPlayerMovesWithEverythingThatIsTheirsAndNothingIsLeft() {
        TestingPlayer player = playerWithRuns(3);
        player.post("/api/v1/account/api-keys", "{\"name\":\"x\",\"scopes\":[\"results:read\"]}")
                .assertStatus(201);
        UserId twin = new UserId(UUID.randomUUID());
        List<List<String>> before = everythingOf(player.id());
        assertThat(before).noneMatch(List::isEmpty);

        OneMove moves = new OneMove(planned(player.id()));
        assertThat(drive(moves, twin)).isEqualTo(Progress.FINISHED);

        assertThat(moves.reasons()).isEmpty();
        assertThat(moves.move().state()).isEqualTo(MoveState.ACTIVE);
        assertThat(everythingOf(twin)).isEqualTo(before);
        assertThat(everythingOf(player.id())).allMatch(List::isEmpty);
        assertThat(homeOf(twin)).isEqualTo("eu-2 2 ACTIVE");
        assertThat(TestingTables.events(twin, "accounts.profile-changed.v1")).hasSize(1);
        assertThat(TestingTables.events(twin, "leaderboards.best-improved.v1"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getInt("epoch")).isEqualTo(2));
        assertThat(homeOf(player.id())).isEqualTo("eu-2 2 MOVED");
        Answer sentHome = player.get("/api/v1/account").assertRefused(421, "user-lives-elsewhere");
        assertThat(sentHome.header("Typogram-Home")).isEqualTo(THERE.toHeader());
    }

    @Test
    void whatIsWrittenWhileBeingCopiedComesAlong() {
        TestingPlayer player = playerWithRuns(2);
        UserId twin = new UserId(UUID.randomUUID());
        OneMove moves = new OneMove(planned(player.id()));
        MovingCell typing =
                Interrupted.before(cell, "fence", () -> TestingRuns.complete(player, 90));

        MoveDriver driver = driver(moves, typing, Twin.of(cell, twin));
        assertThat(driver.drive(moves.move().id())).isEqualTo(Progress.FINISHED);

        assertThat(moves.reasons()).isEmpty();
        assertThat(rows("results", twin)).hasSize(3);
    }

    @Test
    void whoIsArrivingOrHasLeftStandsOnNoBoardOfTheCell() {
        TestingPlayer watcher = playerWithRuns(1);
        TestingPlayer leaving = playerWithRuns(1);
        String board = "/api/v1/boards/words/10/english/daily?scope=cell";
        assertThat(board(watcher, board, leaving)).isEqualTo(1);

        for (String state : List.of("ARRIVING", "MOVED")) {
            TestingTables.change(
                    "UPDATE homes SET state = ? WHERE user_id = ?", state, leaving.id().value());
            assertThat(board(watcher, board, leaving)).isZero();
        }
    }

    private static long board(TestingPlayer asked, String path, TestingPlayer sought) {
        return asked
                .get(path + "&limit=100")
                .assertStatus(200)
                .body()
                .getJsonArray("entries")
                .stream()
                .filter(entry -> entry.asJsonObject().toString().contains(sought.id().toString()))
                .count();
    }

    @Test
    void aPlayerWhoNeverCameMovesWithNothing() {
        TestingPlayer stranger = TestingPlayer.stranger();
        UserId twin = new UserId(UUID.randomUUID());
        OneMove moves = new OneMove(planned(stranger.id()));

        assertThat(drive(moves, twin)).isEqualTo(Progress.FINISHED);

        assertThat(moves.move().verified().orElseThrow().settled()).isFalse();
        assertThat(
                        TestingTables.texts(
                                "SELECT CAST(settled AS TEXT) FROM homes WHERE user_id = ?",
                                twin.value()))
                .containsExactly("false");
        stranger.get("/api/v1/account").assertRefused(421, "user-lives-elsewhere");
    }

    @Test
    void whereTheSidesNeverAgreeThePlayerStaysAndNothingIsLeftElsewhere() {
        TestingPlayer player = playerWithRuns(2);
        List<List<String>> before = everythingOf(player.id());
        UserId twin = new UserId(UUID.randomUUID());
        OneMove moves = new OneMove(planned(player.id()));
        MovingCell losing =
                Interrupted.before(
                        Twin.of(cell, twin),
                        "seal",
                        () ->
                                TestingTables.change(
                                        "DELETE FROM category_bests WHERE user_id = ?",
                                        twin.value()));

        assertThat(driver(moves, cell, losing).drive(moves.move().id()))
                .isEqualTo(Progress.FINISHED);

        assertThat(moves.reasons()).containsExactly("SIDES_DIFFER");
        assertThat(moves.move().state()).isEqualTo(MoveState.ABORTED);
        assertThat(everythingOf(player.id())).isEqualTo(before);
        assertThat(everythingOf(twin)).allMatch(List::isEmpty);
        assertThat(homeOf(twin)).isEqualTo("eu-1 1 MOVED");
        TestingRuns.complete(player, 90);
    }

    @Test
    void whatIsLateOrDoubledIsRefused() {
        TestingPlayer player = playerWithRuns(1);
        UserId user = player.id();
        Stamp late = Stamp.beginning(7).next();
        Stamp now = late.next();

        assertThat(cell.leave(user, now, HERE)).isInstanceOf(Reply.Done.class);

        assertThat(cell.leave(user, now, HERE)).isEqualTo(Reply.refused(Refusal.OUTDATED));
        assertThat(cell.fence(user, late)).isEqualTo(Reply.refused(Refusal.OUTDATED));
        assertThat(cell.release(user, late, HERE)).isEqualTo(Reply.refused(Refusal.OUTDATED));
        assertThat(homeOf(user)).isEqualTo("eu-1 1 LEAVING");
        assertThat(cell.arrive(user, now.next(), THERE))
                .isEqualTo(Reply.refused(Refusal.LIVES_HERE));
        assertThat(cell.write(user, now.next(), List.of()))
                .isEqualTo(Reply.refused(Refusal.NOT_ARRIVING));
        player.get("/api/v1/account").assertStatus(200);
    }

    @Test
    void aTableThatNamesAUserAndIsNotDeclaredIsSeenByTheSurveyThough() {
        TestingPlayer player = playerWithRuns(1);
        TestingTables.change("CREATE TABLE forgotten (user_id UUID PRIMARY KEY, note TEXT)");
        try {
            TestingTables.change("INSERT INTO forgotten VALUES (?, 'x')", player.id().value());

            assertThat(cell.survey(player.id()))
                    .isInstanceOfSatisfying(
                            Reply.Done.class,
                            done ->
                                    assertThat(((Survey) done.value()).tables())
                                            .containsKeys("results", "forgotten"));
            OneMove moves = new OneMove(planned(player.id()));
            assertThat(drive(moves, new UserId(UUID.randomUUID()))).isEqualTo(Progress.FINISHED);
            assertThat(moves.reasons()).containsExactly("SIDES_DIFFER");
        } finally {
            TestingTables.change("DROP TABLE forgotten");
        }
        player.get("/api/v1/account").assertStatus(200);
        assertThat(homeOf(player.id())).isEqualTo("eu-1 1 ACTIVE");
    }

    @Test
    void onlyThePlatformsOwnPartsMayAsk() {
        TestingPlayer player = playerWithRuns(1);
        String path = "/internal/v1/moves/" + player.id() + "/survey";

        new CellClient().post(path, "{}").assertRefused(401, "internal-secret-required");
        player.post(path, "{}").assertRefused(401, "internal-secret-required");
        post(player, path, "{}", TestingServer.SECRET + "x")
                .assertRefused(401, "internal-secret-required");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        TestingPlayer player = playerWithRuns(1);
        String base = "/internal/v1/moves/";

        for (String body : List.of("", "[]", "{", "{}", "{\"stamp\":\"x\"}", "{\"stamp\":-1}")) {
            asTopology(base + player.id() + "/fence", body).assertRefused(400, "malformed-request");
        }
        asTopology(base + "nobody/survey", "{}").assertRefused(400, "malformed-request");
        asTopology(base + player.id() + "/explode", "{}").assertRefused(404, "not-found");
        asTopology(base + player.id(), "{}").assertRefused(404, "not-found");
        assertThat(homeOf(player.id())).isEqualTo("eu-1 1 ACTIVE");
    }

    @Test
    void aRowThatHasGoneIsLeftOut() {
        TestingPlayer player = playerWithRuns(1);
        cell.leave(player.id(), Stamp.beginning(3).next(), HERE);

        assertThat(
                        cell.read(
                                player.id(),
                                List.of(
                                        new MovingCell.Selection(
                                                "results",
                                                List.of(
                                                        new Key(
                                                                List.of(
                                                                        UUID.randomUUID()
                                                                                .toString())))))))
                .isEqualTo(Reply.done(List.of(List.of())));
    }

    private Progress drive(OneMove moves, UserId twin) {
        return driver(moves, cell, Twin.of(cell, twin)).drive(moves.move().id());
    }

    private static MoveDriver driver(OneMove moves, MovingCell source, MovingCell target) {
        return new MoveDriver(
                moves,
                id -> id.equals(ELSEWHERE) ? target : source,
                InstantSource.system(),
                MoveLimits.USUAL);
    }

    private static Move planned(UserId user) {
        return new Move(
                UUID.randomUUID(),
                user,
                HERE,
                ELSEWHERE,
                MoveState.PLANNED,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private MovingCell cell(String secret) {
        return new RemoteCell(
                client,
                List.of(URI.create("http://localhost:" + TestingServer.httpPort())),
                secret,
                load -> assertThat(load).isBetween(0.0, 1.0));
    }

    private static Answer asTopology(String path, String body) {
        return post(new CellClient(), path, body, TestingServer.SECRET);
    }

    private static Answer post(CellClient client, String path, String body, String secret) {
        return client.send(
                "POST",
                path,
                "application/json",
                BodyPublishers.ofString(body),
                "Typogram-Internal",
                secret);
    }

    private static TestingPlayer playerWithRuns(int runs) {
        TestingPlayer player = TestingPlayer.resident();
        for (int run = 0; run < runs; run++) {
            TestingRuns.complete(player, 100 + 10 * run);
        }
        return player;
    }

    private static List<List<String>> everythingOf(UserId user) {
        return USERS_TABLES.stream().map(table -> rows(table, user)).toList();
    }

    private static List<String> rows(String table, UserId user) {
        return TestingTables.texts(
                "SELECT CAST(to_jsonb(t) - 'user_id' AS TEXT) AS r FROM "
                        + table
                        + " t WHERE user_id = ? ORDER BY r",
                user.value());
    }

    private static String homeOf(UserId user) {
        return TestingTables.texts(
                        """
                        SELECT cell || ' ' || epoch || ' ' || state FROM homes WHERE user_id = ?
                        """,
                        user.value())
                .getFirst();
    }
}
