package io.typogram.topology.loads.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.loads.entity.Edge;
import io.typogram.topology.loads.entity.Measure;
import io.typogram.topology.loads.entity.Subject;
import io.typogram.topology.loads.entity.Subject.OfCell;
import io.typogram.topology.loads.entity.Subject.OfEdge;
import io.typogram.topology.loads.entity.Subject.OfNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What becomes of pages of metrics: figures where everything is known, and gaps where it is not.
class LoadsTest {

    private static final CellId CELL = new CellId("eu-1");
    private static final URI NODE = URI.create("http://127.0.0.1:1");
    private static final URI OTHER_NODE = URI.create("http://127.0.0.1:2");
    private static final Edge EDGE = new Edge("a", URI.create("http://127.0.0.1:11"));
    private static final Edge OTHER_EDGE = new Edge("b", URI.create("http://127.0.0.1:12"));

    private final LoadHistory history = new LoadHistory(10);
    private final Loads loads = new Loads(history);

    @Test
    void whatEdgesCountBetweenTwoRoundsIsARate() {
        take(1, Map.of(EDGE, traffic(100, 0, 0)), Map.of());
        take(2, Map.of(EDGE, traffic(150, 3, 2)), Map.of());

        assertThat(of(new OfCell(CELL), Measure.REQUESTS_PER_SECOND, 2, 2))
                .containsExactly(null, 5.3);
        assertThat(of(new OfCell(CELL), Measure.ERRORS_PER_SECOND, 2, 2))
                .containsExactly(null, 0.5);
        assertThat(of(new OfEdge("a"), Measure.REQUESTS_PER_SECOND, 2, 2))
                .containsExactly(null, 5.3);
    }

    @Test
    void anEdgeThatDoesNotAnswerLeavesAGapForCellsAndNoneForTheOthers() {
        List<Edge> edges = List.of(EDGE, OTHER_EDGE);
        take(1, edges, Map.of(EDGE, traffic(0, 0, 0), OTHER_EDGE, traffic(0, 0, 0)), Map.of());
        take(2, edges, Map.of(EDGE, traffic(10, 0, 0)), Map.of());
        take(3, edges, Map.of(EDGE, traffic(20, 0, 0), OTHER_EDGE, traffic(5, 0, 0)), Map.of());
        take(4, edges, Map.of(EDGE, traffic(30, 0, 0), OTHER_EDGE, traffic(15, 0, 0)), Map.of());

        assertThat(of(new OfCell(CELL), Measure.REQUESTS_PER_SECOND, 4, 4))
                .containsExactly(null, null, null, 2.0);
        assertThat(of(new OfEdge("a"), Measure.REQUESTS_PER_SECOND, 4, 4))
                .containsExactly(null, 1.0, 1.0, 1.0);
    }

    @Test
    void aProcessThatBeganAnewIsNoNegativeLoad() {
        take(1, Map.of(EDGE, traffic(500, 0, 0)), Map.of());
        take(2, Map.of(EDGE, traffic(10, 0, 0)), Map.of());
        take(3, Map.of(EDGE, traffic(20, 0, 0)), Map.of());

        assertThat(of(new OfCell(CELL), Measure.REQUESTS_PER_SECOND, 3, 3))
                .containsExactly(null, null, 1.0);
    }

    @Test
    void aRoundThatWasMissedIsAGapAndNotTwiceTheLoad() {
        take(1, Map.of(EDGE, traffic(0, 0, 0)), Map.of());
        take(3, Map.of(EDGE, traffic(200, 0, 0)), Map.of());
        take(4, Map.of(EDGE, traffic(300, 0, 0)), Map.of());

        assertThat(of(new OfCell(CELL), Measure.REQUESTS_PER_SECOND, 4, 4))
                .containsExactly(null, null, null, 10.0);
    }

    @Test
    void timesToAnswerComeFromTheBucketsOfThisRoundOnly() {
        take(1, Map.of(EDGE, buckets(1000, 1000, 1000)), Map.of());
        take(2, Map.of(EDGE, buckets(1050, 1100, 1100)), Map.of());

        assertThat(of(new OfCell(CELL), Measure.P50_MILLIS, 2, 1)).containsExactly(100.0);
        assertThat(of(new OfCell(CELL), Measure.P99_MILLIS, 2, 1).getFirst())
                .isCloseTo(982, within(0.5));
    }

    @Test
    void aCellsOutboxIsTheWorstThatItsNodesTell() {
        take(1, Map.of(), Map.of(NODE, outbox(5, 2), OTHER_NODE, outbox(7, 1)));
        take(2, Map.of(), Map.of(OTHER_NODE, outbox(3, 9)));
        take(3, Map.of(), Map.of());

        assertThat(of(new OfCell(CELL), Measure.OUTBOX_DEPTH, 3, 3))
                .containsExactly(7.0, 3.0, null);
        assertThat(of(new OfCell(CELL), Measure.OUTBOX_OLDEST_SECONDS, 3, 3))
                .containsExactly(2.0, 9.0, null);
    }

    @Test
    void resultsAreThoseOfAllNodesOrUnknown() {
        take(1, Map.of(), Map.of(NODE, results(10), OTHER_NODE, results(20)));
        take(2, Map.of(), Map.of(NODE, results(20), OTHER_NODE, results(30)));
        take(3, Map.of(), Map.of(NODE, results(30)));

        assertThat(of(new OfCell(CELL), Measure.RESULTS_PER_SECOND, 3, 3))
                .containsExactly(null, 2.0, null);
    }

    @Test
    void aNodeTellsItsProcessorAndItsHeap() {
        take(
                1,
                Map.of(),
                Map.of(
                        NODE,
                        """
                        cpu_processCpuLoad_percent{mp_scope="base",} 0.25
                        memory_usedHeap_bytes{mp_scope="base",} 1.0E8
                        memory_maxHeap_bytes{mp_scope="base",} 4.0E8
                        """));

        assertThat(of(new OfNode(CELL, NODE), Measure.CPU_PERCENT, 1, 1)).containsExactly(25.0);
        assertThat(of(new OfNode(CELL, NODE), Measure.HEAP_PERCENT, 1, 1)).containsExactly(25.0);
    }

    @Test
    void anHourIsKeptAndNoMore() {
        Subject cell = new OfCell(CELL);
        for (long step = 0; step <= LoadHistory.STEPS; step++) {
            history.put(step, cell, Measure.OUTBOX_DEPTH, (double) step);
        }

        List<@Nullable Double> all =
                of(cell, Measure.OUTBOX_DEPTH, LoadHistory.STEPS, LoadHistory.STEPS);
        assertThat(all.getFirst()).isEqualTo(1.0);
        assertThat(all.getLast()).isEqualTo((double) LoadHistory.STEPS);
        assertThat(of(cell, Measure.OUTBOX_DEPTH, LoadHistory.STEPS + 5, 6))
                .containsExactly((double) LoadHistory.STEPS, null, null, null, null, null);
    }

    @Test
    void moreSubjectsThanMayBeAreNotKeptAndThoseThatWentMakeRoom() {
        LoadHistory small = new LoadHistory(1);
        Subject first = new OfEdge("a");
        Subject second = new OfEdge("b");
        small.put(1, first, Measure.CONNECTIONS, 1);
        small.put(1, second, Measure.CONNECTIONS, 1);

        assertThat(small.of(second, 1, 1)).isEmpty();

        small.keepOnly(Set.of(second));
        small.put(1, second, Measure.CONNECTIONS, 1);

        assertThat(small.of(second, 1, 1)).isNotEmpty();
        assertThat(small.of(first, 1, 1)).isEmpty();
    }

    @Test
    void aPageThatIsNoneSaysNothing() {
        MetricsPage page =
                MetricsPage.read(
                        "<html>\na{ 1\na 1 2 3\na NaN\na{b=\"c\\\"}\"} 7\n", Set.of("a", "<html>"));

        assertThat(page.of("a")).hasSize(1);
        assertThat(page.one("a")).hasValue(7);
        assertThat(page.one("b")).isEmpty();
    }

    @Test
    void edgesAreReadOrRefusedByName() {
        assertThat(ConfiguredEdges.parse(" a|http://127.0.0.1:11 , b|http://127.0.0.1:12,"))
                .containsExactly(EDGE, OTHER_EDGE);
        for (String wrong :
                List.of(
                        "a",
                        "|http://x:1",
                        "a|ftp://x",
                        "a|x",
                        "a|http://x:1|y",
                        "a|http://x:1,a|http://y:1")) {
            assertThatThrownBy(() -> ConfiguredEdges.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void take(long step, Map<Edge, String> edges, Map<URI, String> nodes) {
        take(step, edges.isEmpty() ? List.of() : List.of(EDGE), edges, nodes);
    }

    private void take(
            long step, List<Edge> configured, Map<Edge, String> edges, Map<URI, String> nodes) {
        Map<URI, MetricsPage> pages = new HashMap<>();
        edges.forEach((edge, text) ->
                pages.put(edge.address(), MetricsPage.read(text, Loads.EDGE_METRICS)));
        nodes.forEach((node, text) -> pages.put(node, MetricsPage.read(text, Loads.NODE_METRICS)));
        loads.take(
                new Loads.Round(step, Map.of(CELL, List.of(NODE, OTHER_NODE)), configured, pages));
    }

    private List<@Nullable Double> of(Subject subject, Measure measure, long last, int count) {
        return history.of(subject, last, count).getOrDefault(measure, new ArrayList<>());
    }

    private static String traffic(int good, int failed, int unanswered) {
        return """
        # HELP typogram_edge_requests_total
        typogram_edge_requests_total{cell="eu-1",route="read",class="2xx"} %d
        typogram_edge_requests_total{cell="eu-1",route="write",class="5xx"} %d
        typogram_edge_unanswered_total{cell="eu-1",route="read"} %d
        """
                .formatted(good, failed, unanswered);
    }

    private static String buckets(int hundredMillis, int second, int more) {
        return """
        typogram_edge_request_seconds_bucket{cell="eu-1",route="read",le="0.1"} %d
        typogram_edge_request_seconds_bucket{cell="eu-1",route="read",le="1.0"} %d
        typogram_edge_request_seconds_bucket{cell="eu-1",route="read",le="+Inf"} %d
        """
                .formatted(hundredMillis, second, more);
    }

    private static String outbox(int depth, int oldest) {
        return """
        typogram_outbox_depth{mp_scope="application",} %d
        typogram_outbox_oldest_seconds{mp_scope="application",} %d
        """
                .formatted(depth, oldest);
    }

    private static String results(int kept) {
        return "typogram_results_kept_total{mp_scope=\"application\",} " + kept;
    }
}
