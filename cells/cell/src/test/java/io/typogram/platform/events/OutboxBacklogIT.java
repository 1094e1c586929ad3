package io.typogram.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.Await;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The outbox of a cell whose broker is away: the cell says how much waits, and lets in no more than
/// may. What it answered stays, whatever comes.
@ExtendWith(ArquillianExtension.class)
class OutboxBacklogIT {

    private static final String FILLING = "filling-" + UUID.randomUUID();

    private final CellClient operator = new CellClient();

    /// The gauges are made by a look, and another application of the same server, when it goes, takes
    /// them along.
    @BeforeEach
    void gaugesAreThere() {
        Await.until(
                "they are there",
                () -> operator.get("/metrics").text().contains("typogram_outbox_depth{"));
    }

    @AfterEach
    void brokerIsBack() {
        TestingTables.change("DELETE FROM outbox WHERE subject = ?", FILLING);
        Await.until("writes are let in", () -> state().equals("FINE"));
    }

    @Test
    void fromTheAlarmOnTheCellSaysHowMuchWaits() {
        fill(TestingServer.OUTBOX_ALARM_ROWS);
        Await.until("it is seen", () -> state().equals("ALARMING"));

        JsonObject outbox = outbox();
        assertThat(outbox.getString("status")).as("reads go on").isEqualTo("UP");
        assertThat(outbox.getJsonObject("data").getInt("waiting"))
                .isGreaterThanOrEqualTo(TestingServer.OUTBOX_ALARM_ROWS);
        assertThat(outbox.getJsonObject("data").getInt("oldestSeconds"))
                .isGreaterThanOrEqualTo(3_600);
        assertThat(metric("typogram_outbox_depth"))
                .isGreaterThanOrEqualTo(TestingServer.OUTBOX_ALARM_ROWS);
        assertThat(metric("typogram_outbox_oldest_seconds")).isGreaterThanOrEqualTo(3_600);
        TestingRuns.complete(TestingPlayer.resident(), TestingRuns.STEADY_STEP_MILLIS);
    }

    @Test
    void aFullOutboxLetsNoWriteInAndLosesNothing() {
        TestingPlayer player = TestingPlayer.resident();
        var kept = TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS).body();
        fill(TestingServer.OUTBOX_MAX_ROWS);
        Await.until("it is seen", () -> state().equals("FULL"));
        var before = TestingTables.sizes();

        UUID resultId = UUID.randomUUID();
        String run = TestingRuns.body(TestingRuns.issued(), TestingRuns.STEADY_STEP_MILLIS);
        assertRefused(player.put(TestingRuns.path(resultId), run));
        assertRefused(
                player.put(
                        "/api/v1/account/profile",
                        "{\"displayName\":\"Ada\"}",
                        "If-Match",
                        "\"1\""));
        assertRefused(TestingPlayer.stranger().get("/api/v1/account"));

        assertThat(TestingTables.sizes()).isEqualTo(before);
        assertThat(metric("typogram_events_refused_total")).isGreaterThanOrEqualTo(3);
        player.get("/api/v1/account").assertStatus(200);
        String path = "/api/v1/results/" + kept.getString("resultId");
        assertThat(player.get(path).assertStatus(200).body()).isEqualTo(kept);
        assertThat(operator.get("/health/ready").status()).isEqualTo(200);

        brokerIsBack();
        player.put(TestingRuns.path(resultId), run).assertStatus(201);
        assertThat(TestingTables.events(player.id(), "typing.test-completed.v2")).hasSize(2);
    }

    private static void assertRefused(Answer answer) {
        answer.assertRefused(503, "events-backlogged");
        assertThat(answer.header("Retry-After")).isEqualTo("10");
    }

    /// Events of an hour ago.
    private static void fill(int rows) {
        TestingTables.change(
                """
                INSERT INTO outbox (event_id, topic, subject, envelope, appended_at)
                SELECT gen_random_uuid(), 'persistent://typogram/region/testing', ?, '',
                       now() - interval '1 hour'
                FROM generate_series(1, ?)
                """,
                FILLING,
                rows);
    }

    private JsonObject outbox() {
        return operator.get("/health/ready").items("checks").stream()
                .filter(check -> check.getString("name").equals("outbox"))
                .findFirst()
                .orElseThrow();
    }

    private String state() {
        return outbox().getJsonObject("data").getString("state");
    }

    private double metric(String name) {
        String metrics = operator.get("/metrics").assertStatus(200).text();
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in\n" + metrics));
    }
}
