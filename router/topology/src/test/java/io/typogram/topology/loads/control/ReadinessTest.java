package io.typogram.topology.loads.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.topology.cells.Release;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    @Test
    void aNodeSaysWhatItRuns() {
        Readiness said =
                Readiness.read(
                        true,
                        """
                        {"status":"UP","checks":[{"name":"database","status":"UP","data":{}},
                         {"name":"release","status":"UP","data":{"release":"1.0.0+ab12"}}]}
                        """);

        assertThat(said.isReady()).isTrue();
        assertThat(said.release()).hasValue(new Release("1.0.0+ab12"));
    }

    @Test
    void whatSaysNothingOfAReleaseIsReadyAllTheSame() {
        for (String body :
                List.of(
                        "",
                        "[]",
                        "{}",
                        "not JSON",
                        "{\"checks\":[]}",
                        "{\"checks\":[{\"name\":\"release\"}]}",
                        "{\"checks\":[{\"name\":\"release\",\"data\":{\"release\":\"no release\"}}]}")) {
            assertThat(Readiness.read(true, body).release()).as(body).isEmpty();
            assertThat(Readiness.read(true, body).isReady()).as(body).isTrue();
        }
    }
}
