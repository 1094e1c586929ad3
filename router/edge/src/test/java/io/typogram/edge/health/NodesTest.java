package io.typogram.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.cells.Node;
import io.typogram.edge.metrics.PrometheusText;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes that pass their checks and fail their work.
final class NodesTest {

    private static final Node SICK = new Node("127.0.0.1", 8201);
    private static final Node SOUND = new Node("127.0.0.1", 8202);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final KnownCells knownCells = new KnownCells();
    private final Nodes nodes = new Nodes(knownCells, this::now);
    private long now;

    NodesTest() {
        know(SICK, SOUND);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void fiveAnswersInARowThatSayThatItCannotWorkMakeANodeAnOutlier(int status) {
        failTimes(NodeHealth.FAILURES_TO_BE_EJECTED - 1, status);
        assertThat(nodes.isHealthy(SICK)).isTrue();
        failTimes(1, status);
        assertThat(nodes.isHealthy(SICK)).isFalse();
        assertThat(nodes.isHealthy(SOUND)).isTrue();
        assertThat(metrics())
                .contains("{cell=\"eu-1\",why=\"outlier\"} 1\n")
                .contains("{cell=\"eu-1\",why=\"not-ready\"} 0\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 421, 429, 500})
    void anyOtherAnswerBetweenThemShowsItAtWork(int status) {
        failTimes(NodeHealth.FAILURES_TO_BE_EJECTED - 1, 503);
        nodes.answered(SICK, status);
        failTimes(NodeHealth.FAILURES_TO_BE_EJECTED - 1, 503);
        assertThat(nodes.isHealthy(SICK)).isTrue();
    }

    @Test
    void connectionsThatAreBrokenOffCountLikeSuchAnswers() {
        for (int time = 0; time < NodeHealth.FAILURES_TO_BE_EJECTED; time++) {
            nodes.brokeOff(SICK);
        }
        assertThat(nodes.isHealthy(SICK)).isFalse();
    }

    @Test
    void theLastHealthyNodeOfACellIsNeverEjected() {
        know(SICK);
        failTimes(100, 503);
        assertThat(nodes.isHealthy(SICK)).isTrue();
    }

    @Test
    void aPassedCheckBringsAnOutlierBackOnlyAfterItsTime() {
        failTimes(NodeHealth.FAILURES_TO_BE_EJECTED, 503);
        pass(NodeHealth.FIRST_EJECTION.minus(MOMENT));
        nodes.checkPassed(SICK);
        assertThat(nodes.isHealthy(SICK)).isFalse();
        pass(MOMENT);
        nodes.checkPassed(SICK);
        assertThat(nodes.isHealthy(SICK)).isTrue();
    }

    @Test
    void eachEjectionInARowLastsLonger() {
        failTimes(NodeHealth.FAILURES_TO_BE_EJECTED, 503);
        pass(NodeHealth.FIRST_EJECTION);
        nodes.checkPassed(SICK);
        failTimes(NodeHealth.FAILURES_TO_BE_EJECTED, 503);
        pass(NodeHealth.FIRST_EJECTION);
        nodes.checkPassed(SICK);
        assertThat(nodes.isHealthy(SICK)).isFalse();
        pass(NodeHealth.FIRST_EJECTION);
        nodes.checkPassed(SICK);
        assertThat(nodes.isHealthy(SICK)).isTrue();
    }

    private void failTimes(int times, int status) {
        for (int time = 0; time < times; time++) {
            nodes.answered(SICK, status);
        }
    }

    private void know(Node... all) {
        Cell cell =
                new Cell(
                        new CellId("eu-1"),
                        new RegionId("eu"),
                        "shared",
                        "active",
                        1,
                        List.of(all),
                        List.of());
        knownCells.replace(new Cells(List.of(cell)));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private long now() {
        return now;
    }

    private String metrics() {
        PrometheusText text = new PrometheusText();
        nodes.write(text);
        return text.toString();
    }
}
