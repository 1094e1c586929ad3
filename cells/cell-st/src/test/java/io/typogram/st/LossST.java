package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.st.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class LossST {

    private static final String BROKER = "pulsar-us";
    private static final String OUTBOX_DEPTH = "typogram_outbox_depth";
    private static final int REQUESTS_WHILE_DOWN = 200;

    /// A broker and a cell start again on a machine that runs everything else, too.
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    @Test
    void theOtherCellsPlayersSeeNoErrorWhileACellIsLost(Platform platform) {
        try (TestingPlayer european = TestingPlayer.register(platform, "eu");
                TestingPlayer american = TestingPlayer.register(platform, "us");
                Api guest = new Api(platform.edge()).with("Typogram-Region", "us")) {
            platform.kill("cell-" + Platform.US);

            List<Integer> statuses = new ArrayList<>();
            for (int request = 0; request < REQUESTS_WHILE_DOWN; request++) {
                statuses.add(european.api().get("/api/v1/account").status());
                statuses.add(guest.get("/api/v1/languages").status());
            }
            statuses.add(european.typeTenWords(UUID.randomUUID()).status());
            Answer lost = american.api().get("/api/v1/account");

            assertThat(statuses).containsOnly(200, 201);
            // Either the cell is still down, and says when to come again, or it is back already.
            assertThat(lost.status()).isIn(200, 503);
            if (lost.status() == 503) {
                assertThat(lost.code()).isEqualTo("cell-unavailable");
                assertThat(lost.header("Retry-After")).isNotEmpty();
            }
            Await.until(
                    "the lost cell is back",
                    () -> american.api().get("/api/v1/account").status() == 200);
        }
    }

    @Test
    void anAcknowledgedResultSurvivesKillNineAndReachesTheOtherCellsBoard(Platform platform) {
        try (TestingPlayer american = TestingPlayer.register(platform, "us")) {
            UUID resultId = UUID.randomUUID();
            Answer written = american.typeTenWords(resultId);
            platform.kill("cell-" + Platform.US);
            assertThat(written.status()).isEqualTo(201);

            Await.until(
                    "the result is there after the restart",
                    () -> american.api().get("/api/v1/results/" + resultId).status() == 200);

            assertThat(american.api().get("/api/v1/results/" + resultId).body())
                    .isEqualTo(written.body());
            Await.until(
                    "the other cell's board shows it",
                    () -> Boards.shows(platform, Platform.EU, resultId));
            assertThat(Boards.shows(platform, Platform.US, resultId)).isTrue();
        }
    }

    @Test
    void aResultCommittedWhileTheBrokerIsAwayIsToldOnceAfterTheCellHasCrashed(Platform platform) {
        try (TestingPlayer american = TestingPlayer.register(platform, "us");
                Api cell = new Api(platform.cell(Platform.US))) {
            Await.until("all is told", () -> cell.metric(OUTBOX_DEPTH) == 0);
            platform.stop(BROKER);
            UUID resultId = UUID.randomUUID();

            Answer written = american.typeTenWords(resultId);
            platform.kill("cell-" + Platform.US);
            assertThat(written.status()).isEqualTo(201);
            Await.until(
                    "the cell is back, without its broker",
                    BACK_WITHIN,
                    () -> american.api().get("/api/v1/results/" + resultId).status() == 200);
            assertThat(cell.metric(OUTBOX_DEPTH)).isPositive();
            assertThat(Boards.runsOf(platform, Platform.US, american)).containsExactly(resultId);
            assertThat(Boards.runsOf(platform, Platform.EU, american)).isEmpty();

            platform.restart(BROKER);
            Await.until("all is told", BACK_WITHIN, () -> cell.metric(OUTBOX_DEPTH) == 0);
            Await.until(
                    "the other cell's board shows it",
                    BACK_WITHIN,
                    () -> Boards.shows(platform, Platform.EU, resultId));
            assertThat(Boards.runsOf(platform, Platform.EU, american)).containsExactly(resultId);
        }
    }
}
