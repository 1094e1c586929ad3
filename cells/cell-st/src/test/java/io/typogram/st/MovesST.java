package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.st.Api.Answer;
import io.typogram.st.Moves.HeldFlips;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class MovesST {

    private static final int MOVES = 6;

    /// A cell that was killed starts again on a machine that runs everything else, too.
    private static final Duration BACK_WITHIN = Duration.ofMinutes(3);

    @Test
    void aPlayerIsMovedBackAndForthWhileTheyTypeAndNoticesNothing(Platform platform)
            throws Exception {
        try (BusyPlayers busy = new BusyPlayers(platform, 1, 1);
                Moves moves = new Moves(platform)) {
            List<Long> pauses = new ArrayList<>();
            for (int move = 0; move < MOVES; move++) {
                JsonNode done = moves.move(busy.first(), move % 2 == 0 ? Platform.US : Platform.EU);
                pauses.add(done.path("pauseMillis").asLong());
            }
            busy.endAndAssertKept(Platform.EU);

            System.out.printf("moved %d times: pauses of %s ms%n", MOVES, pauses);
            assertThat(home(busy.first())).isEqualTo("eu-1 " + (MOVES + 1));
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
