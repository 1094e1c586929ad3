package io.typogram.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.cells.Node;
import io.typogram.edge.metrics.PrometheusText;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HealthChecksTest {

    private static final Node NODE = new Node("127.0.0.1", 8201);
    private static final Cell CELL =
            new Cell(
                    new CellId("eu-1"),
                    new RegionId("eu"),
                    "shared",
                    "active",
                    1,
                    List.of(NODE),
                    List.of());

    private final KnownCells knownCells = new KnownCells();
    private final Nodes nodes = new Nodes(knownCells, () -> 0);
    private final Queue<CompletableFuture<Readiness>> questions = new ArrayDeque<>();
    private final HealthChecks checks = new HealthChecks(knownCells, nodes, node -> ask());

    @BeforeEach
    void know() {
        knownCells.replace(new Cells(List.of(CELL)));
    }

    @Test
    void aNodeIsPresumedHealthy() {
        assertThat(nodes.isHealthy(NODE)).isTrue();
        assertThat(nodes.isHealthy(CELL)).isTrue();
    }

    @Test
    void oneFailedCheckIsForgivenAndTwoAreNot() {
        check(Readiness.NOT_READY);
        assertThat(nodes.isHealthy(NODE)).isTrue();
        check(Readiness.NOT_READY);
        assertThat(nodes.isHealthy(NODE)).isFalse();
        assertThat(nodes.isHealthy(CELL)).isFalse();
        check(Readiness.READY);
        assertThat(nodes.isHealthy(NODE)).isTrue();
        check(Readiness.NOT_READY);
        assertThat(nodes.isHealthy(NODE)).as("counting begins again").isTrue();
    }

    @Test
    void threeFailedConnectionsInARowTakeANodeOutUntilACheckPasses() {
        nodes.connectFailed(NODE);
        nodes.connectFailed(NODE);
        nodes.connected(NODE);
        nodes.connectFailed(NODE);
        nodes.connectFailed(NODE);
        assertThat(nodes.isHealthy(NODE)).isTrue();
        nodes.connectFailed(NODE);
        assertThat(nodes.isHealthy(NODE)).isFalse();
        assertThat(metrics())
                .contains("{cell=\"eu-1\",why=\"unreachable\"} 1\n")
                .contains("{cell=\"eu-1\",why=\"not-ready\"} 0\n");
        check(Readiness.READY);
        assertThat(nodes.isHealthy(NODE)).isTrue();
    }

    @Test
    void aNodeThatOnlyKeepsSilentIsOutAndWorthATry() {
        check(Readiness.SILENT);
        assertThat(nodes.isHealthy(NODE)).isTrue();
        assertThat(nodes.isWorthATry(NODE)).as("no need").isFalse();
        check(Readiness.SILENT);
        assertThat(nodes.isHealthy(NODE)).isFalse();
        assertThat(nodes.isWorthATry(NODE)).isTrue();
        assertThat(metrics()).contains("{cell=\"eu-1\",why=\"silent\"} 1\n");
        check(Readiness.READY);
        assertThat(nodes.isHealthy(NODE)).isTrue();
    }

    @Test
    void aNodeThatSaysNoIsNotWorthATry() {
        check(Readiness.NOT_READY);
        check(Readiness.SILENT);
        assertThat(nodes.isHealthy(NODE)).isFalse();
        assertThat(nodes.isWorthATry(NODE)).isFalse();
    }

    @Test
    void aSilentNodeToWhichConnectionsFailIsNotWorthATry() {
        check(Readiness.SILENT);
        check(Readiness.SILENT);
        for (int time = 0; time < NodeHealth.CONNECTS_TO_LEAVE; time++) {
            nodes.connectFailed(NODE);
        }
        assertThat(nodes.isWorthATry(NODE)).isFalse();
    }

    @Test
    void aNodeThatIsStillThinkingIsNotAskedAgain() {
        checks.round();
        checks.round();
        assertThat(questions).hasSize(1);
        questions.remove().complete(Readiness.READY);
        checks.round();
        assertThat(questions).hasSize(1);
    }

    @Test
    void aNodeThatComesBackAfterItWasForgottenIsPresumedHealthy() {
        check(Readiness.NOT_READY);
        check(Readiness.NOT_READY);
        knownCells.replace(Cells.NONE);
        checks.round();
        knownCells.replace(new Cells(List.of(CELL)));
        assertThat(nodes.isHealthy(NODE)).isTrue();
    }

    private void check(Readiness answer) {
        checks.round();
        questions.remove().complete(answer);
    }

    private CompletableFuture<Readiness> ask() {
        CompletableFuture<Readiness> question = new CompletableFuture<>();
        questions.add(question);
        return question;
    }

    private String metrics() {
        PrometheusText text = new PrometheusText();
        nodes.write(text);
        return text.toString();
    }
}
