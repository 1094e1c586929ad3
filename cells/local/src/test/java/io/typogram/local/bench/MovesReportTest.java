package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.bench.PatientClient.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class MovesReportTest {

    private static final Tally QUIET = new Tally(900, 2, 0, 40, 1_100, "");

    @Test
    void theStepsOfAMoveAreReadFromItsHistory() throws IOException {
        OneMove move =
                OneMove.of(
                        json(
                                """
                                {"rows": 10012, "pauseMillis": 85, "history": [
                                  {"change": "planned", "at": "2026-01-01T00:00:00Z"},
                                  {"change": "copying", "at": "2026-01-01T00:00:00.010Z"},
                                  {"change": "fenced", "at": "2026-01-01T00:00:00.610Z"},
                                  {"change": "verified", "at": "2026-01-01T00:00:00.6605Z"},
                                  {"change": "flipped", "at": "2026-01-01T00:00:00.680Z"},
                                  {"change": "active", "at": "2026-01-01T00:00:00.695Z"}]}
                                """));

        assertThat(move).isEqualTo(new OneMove("", 10_012, 85, 600, 50.5, 19.5, 15));
        assertThat(move.arrived()).isTrue();
    }

    @Test
    void aMoveThatWasGivenUpSaysWhy() throws IOException {
        OneMove move = OneMove.of(json("{\"state\": \"aborted\", \"failure\": \"SIDES_DIFFER\"}"));

        assertThat(move.arrived()).isFalse();
        assertThat(move.failure()).isEqualTo("SIDES_DIFFER");
    }

    @Test
    void aHistoryWithAStepMissingIsNotRead() {
        assertThatIOException()
                .isThrownBy(() -> OneMove.of(json("{\"history\": []}")))
                .withMessageContaining("copying");
    }

    @Test
    void firstCopiesAndLaterMovesAreToldApartAndThoseGivenUpAreOnlyCounted() {
        MovesReport report = report(QUIET, 0);

        assertThat(report.json().get("firstCopy"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("pauseMillis", Map.of("p50", 400.0, "p99", 400.0, "max", 400.0));
        assertThat(report.json().get("laterMoves"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("moves", 101)
                .containsEntry("givenUp", 1)
                .containsEntry("pauseMillis", Map.of("p50", 50.0, "p99", 99.0, "max", 100.0));
        assertThat(report.text())
                .contains("first copy")
                .contains("900 answers, the longest 40 ms; 2 said to come again")
                .contains("10,400 results acknowledged, 0 of them lost");
        assertThat(report.isGood()).isTrue();
    }

    @Test
    void anErrorOrALostResultIsNotGood() {
        assertThat(report(QUIET, 1).isGood()).isFalse();

        MovesReport withError = report(new Tally(900, 0, 1, 40, 40, "a run was answered 500"), 0);
        assertThat(withError.isGood()).isFalse();
        assertThat(withError.text()).contains("a run was answered 500");
    }

    private static MovesReport report(Tally client, int lost) {
        List<OneMove> later =
                IntStream.rangeClosed(0, 100)
                        .mapToObj(millis ->
                                millis == 0
                                        ? new OneMove("SIDES_DIFFER", 0, 0, 0, 0, 0, 0)
                                        : moved(millis))
                        .toList();
        return new MovesReport(10_000, 200, 10, List.of(moved(400)), later, client, 10_400, lost);
    }

    private static OneMove moved(double pauseMillis) {
        return new OneMove("", 10_000, pauseMillis, 900, 30, 10, 10);
    }

    private static JsonNode json(String text) throws IOException {
        return JsonMapper.builder().build().readTree(text);
    }
}
