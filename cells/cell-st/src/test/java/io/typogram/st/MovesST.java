package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.st.Api.Answer;
import io.typogram.st.Moves.HeldFlips;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class MovesST {

    private static final int MOVES = 6;
    private static final int MAX_RETRIES = 200;

    /// A cell that was killed starts again on a machine that runs everything else, too.
    private static final Duration BACK_WITHIN = Duration.ofMinutes(3);

    @Test
    void aPlayerIsMovedBackAndForthWhileTheyTypeAndNoticesNothing(Platform platform)
            throws Exception {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                Moves moves = new Moves(platform);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var moving = new AtomicBoolean(true);
            Future<List<UUID>> typing = threads.submit(() -> type(player, moving));
            Future<Busy> writing = threads.submit(() -> write(player, moving));

            List<Long> pauses = new ArrayList<>();
            try {
                for (int move = 0; move < MOVES; move++) {
                    JsonNode done = moves.move(player, move % 2 == 0 ? Platform.US : Platform.EU);
                    pauses.add(done.path("pauseMillis").asLong());
                }
            } finally {
                moving.set(false);
            }
            List<UUID> typed = typing.get();
            Busy busy = writing.get();

            System.out.printf(
                    "moved %d times: pauses of %s ms, %d writes, %d of them told to come again%n",
                    MOVES, pauses, busy.writes(), busy.retries());
            assertThat(busy.writes()).isGreaterThan(MOVES);
            assertThat(typed)
                    .isNotEmpty()
                    .allSatisfy(run ->
                            assertThat(player.api().get("/api/v1/results/" + run).status())
                                    .isEqualTo(200));
            assertThat(home(player)).isEqualTo("eu-1 " + (MOVES + 1));
        }
    }

    @Test
    void aMovedPlayerStandsOnTheBoardsAsBeforeAndOnThoseOfTheNewCellOnly(Platform platform) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                Moves moves = new Moves(platform)) {
            UUID run = keptRun(player);

            moves.move(player, Platform.US);

            for (String cell : List.of(Platform.EU, Platform.US)) {
                Await.until("board of " + cell, () -> Boards.shows(platform, cell, run));
            }
            assertThat(Boards.ownRunsOf(platform, Platform.US, player)).containsExactly(run);
            Await.until(
                    "the old cell's own board has forgotten the player",
                    () -> Boards.ownRunsOf(platform, Platform.EU, player).isEmpty());
        }
    }

    @Test
    void whenTopologyIsKilledInTheMiddleTheMoveGoesOnAfterwards(Platform platform)
            throws SQLException {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                Moves moves = new Moves(platform)) {
            UUID run = keptRun(player);
            String id =
                    moveAndMeanwhile(
                            moves,
                            player,
                            () -> {
                                Answer waiting = player.api().get("/api/v1/account");
                                assertThat(waiting.code()).isEqualTo("user-is-moving");
                                assertThat(waiting.header("Retry-After")).isNotEmpty();
                                platform.kill("topology");
                            });

            moves.await(id, "active");

            assertLivesIn(player, "us-1 2", run);
        }
    }

    @Test
    void whenTheSourceIsKilledRightAfterTheFenceThePlayerArrivesAllTheSame(Platform platform)
            throws SQLException {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                Moves moves = new Moves(platform)) {
            UUID run = keptRun(player);
            String id = moveAndMeanwhile(moves, player, () -> platform.kill("cell-" + Platform.EU));

            moves.await(id, "active");

            assertLivesIn(player, "us-1 2", run);
            try (Api source = player.api().at(platform.cell(Platform.EU))) {
                Await.until("the source is back, and knows", BACK_WITHIN, () -> asked(source, 421));
            }
        }
    }

    @Test
    void whenTheTargetIsKilledRightBeforeItLetsThePlayerInTheyArriveWhenItIsBack(Platform platform)
            throws SQLException {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                Moves moves = new Moves(platform)) {
            UUID run = keptRun(player);
            String id = moveAndMeanwhile(moves, player, () -> platform.kill("cell-" + Platform.US));
            moves.await(id, "flipped");

            moves.await(id, "active");

            assertLivesIn(player, "us-1 2", run);
        }
    }

    private static UUID keptRun(TestingPlayer player) {
        UUID run = UUID.randomUUID();
        assertThat(player.typeTenWords(run).status()).isEqualTo(201);
        return run;
    }

    /// Begins a move to America, and has something happen when the player is behind the fence.
    private static String moveAndMeanwhile(Moves moves, TestingPlayer player, Runnable happening)
            throws SQLException {
        try (HeldFlips _ = moves.holdFlips()) {
            String id = moves.plan(player, Platform.US);
            moves.await(id, "verified");
            happening.run();
            return id;
        }
    }

    /// What one client has done.
    private record Busy(int writes, int retries) {}

    /// Types runs for as long as there are moves; every one is acknowledged.
    private static List<UUID> type(TestingPlayer player, AtomicBoolean moving) {
        List<UUID> typed = new ArrayList<>();
        while (moving.get()) {
            UUID run = UUID.randomUUID();
            patiently(201, () -> typeOnce(player, run));
            typed.add(run);
        }
        return typed;
    }

    /// While they are being moved, and for no other reason, a player may be told to send a run again.
    private static Answer typeOnce(TestingPlayer player, UUID run) {
        Answer answer = player.typeTenWords(run);
        if (answer.status() == 503) {
            assertThat(answer.code()).as(answer::toString).isEqualTo("user-is-moving");
        }
        return answer;
    }

    /// Changes the profile and reads it, again and again: what was acknowledged is read, always.
    private static Busy write(TestingPlayer player, AtomicBoolean moving) {
        int writes = 0;
        int retries = 0;
        while (moving.get()) {
            String bio = "write " + writes;
            retries += patiently(200, () -> change(player, bio));
            Answer read = player.api().get("/api/v1/account");
            if (read.status() == 503) {
                retries++;
            } else {
                assertThat(read.body().path("bio").asText()).isEqualTo(bio);
            }
            writes++;
        }
        return new Busy(writes, retries);
    }

    private interface Request {
        Answer send();
    }

    /// Sends a request until it is not told to come again, as a client does that honours `Retry-After`.
    private static int patiently(int expected, Request request) {
        for (int retries = 0; retries < MAX_RETRIES; retries++) {
            Answer answer = request.send();
            if (answer.status() != 503) {
                assertThat(answer.status()).as(answer::toString).isEqualTo(expected);
                return retries;
            }
            assertThat(answer.header("Retry-After")).as(answer::toString).isNotEmpty();
        }
        throw new AssertionError("told to come again too often");
    }

    private static Answer change(TestingPlayer player, String bio) {
        Answer account = player.api().get("/api/v1/account");
        if (account.status() != 200) {
            return account;
        }
        try (Api api = player.api().at(player.edge()).with("If-Match", account.header("ETag"))) {
            return api.put(
                    "/api/v1/account/profile",
                    Map.of("displayName", player.username(), "bio", bio));
        }
    }

    private static void assertLivesIn(TestingPlayer player, String home, UUID run) {
        Await.until("the player is served", BACK_WITHIN, () -> asked(player.api(), 200));
        assertThat(home(player)).isEqualTo(home);
        assertThat(player.api().get("/api/v1/results/" + run).status()).isEqualTo(200);
        assertThat(player.typeTenWords(UUID.randomUUID()).status()).isEqualTo(201);
    }

    private static boolean asked(Api api, int status) {
        try {
            return api.get("/api/v1/account").status() == status;
        } catch (RuntimeException stillDown) {
            return false;
        }
    }

    private static String home(TestingPlayer player) {
        JsonNode home = player.api().get("/api/v1/account").body().path("home");
        return home.path("cell").asText() + " " + home.path("epoch").asInt();
    }
}
