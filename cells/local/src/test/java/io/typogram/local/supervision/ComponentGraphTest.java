package io.typogram.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComponentGraphTest {

    private static final TestingServer DATABASE = TestingServer.named("database");
    private static final TestingServer BROKER = TestingServer.named("broker");
    private static final TestingServer CELL = TestingServer.named("cell", "database", "broker");
    private static final TestingServer EDGE = TestingServer.named("edge", "cell");

    @Test
    void startsEveryComponentAfterThoseItWaitsForAndTogetherWithAllOthers() {
        ComponentGraph graph = new ComponentGraph(List.of(EDGE, CELL, BROKER, DATABASE));

        assertThat(graph.startOrder())
                .containsExactly(List.of(BROKER, DATABASE), List.of(CELL), List.of(EDGE));
    }

    @Test
    void refusesComponentsThatWaitForEachOtherAndNamesThem() {
        assertThatThrownBy(() ->
                        new ComponentGraph(
                                List.of(
                                        DATABASE,
                                        TestingServer.named("hen", "egg"),
                                        TestingServer.named("egg", "hen"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hen")
                .hasMessageContaining("egg")
                .message()
                .doesNotContain("database");
    }

    @Test
    void refusesADependencyThatIsNotThere() {
        assertThatThrownBy(() -> new ComponentGraph(List.of(EDGE)))
                .hasMessage("edge waits for cell, which is not there");
    }

    @Test
    void refusesANameThatIsUsedTwice() {
        assertThatThrownBy(() -> new ComponentGraph(List.of(BROKER, BROKER)))
                .hasMessage("two components named broker");
    }

    @Test
    void takesAllThatTheWantedComponentsNeedAndNothingElse() {
        ComponentGraph graph = new ComponentGraph(List.of(DATABASE, BROKER, CELL, EDGE));

        assertThat(graph.only(List.of("cell")).components())
                .containsExactly(DATABASE, BROKER, CELL);
        assertThatThrownBy(() -> graph.only(List.of("moon"))).hasMessage("no component named moon");
    }

    @Test
    void growsAndShrinksButNotByWhatSomebodyWaitsFor() {
        ComponentGraph graph = new ComponentGraph(List.of(DATABASE, BROKER, CELL));

        assertThat(graph.with(List.of(EDGE)).components())
                .containsExactly(DATABASE, BROKER, CELL, EDGE);
        assertThat(graph.without(Set.of("cell", "database")).components()).containsExactly(BROKER);
        assertThatThrownBy(() -> graph.without(Set.of("database")))
                .hasMessage("cell waits for database, which is not there");
        assertThatThrownBy(() -> graph.with(List.of(TestingServer.named("moon", "sun"))))
                .hasMessage("moon waits for sun, which is not there");
    }
}
