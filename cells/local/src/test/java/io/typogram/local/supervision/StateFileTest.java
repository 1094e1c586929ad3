package io.typogram.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir private Path folder = Path.of(".");

    @Test
    void readsBackWhatWasWritten() throws IOException {
        StateFile file = new StateFile(folder.resolve("run/state.json"));
        TestingServer server = new TestingServer("edge", Set.of("topology"), List.of(8080, 8081));
        ComponentStatus waiting = ComponentStatus.waiting(server, folder.resolve("edge.log"));
        ComponentStatus ready = waiting.startedAs(new ProcessIdentity(4711, NOON)).readyAfter(1.25);
        PlatformState state =
                new PlatformState(
                        PlatformState.Stage.READY,
                        new ProcessIdentity(12, NOON),
                        NOON,
                        Map.of("edge", "http://localhost:8080"),
                        31.5,
                        null,
                        List.of(
                                waiting,
                                ready,
                                ready.takenOverBy(new ProcessIdentity(4712, NOON), 2.5)));

        file.write(state);

        assertThat(file.read()).contains(state);
    }

    @Test
    void isEmptyBeforeTheFirstStartAndAfterDeletion() throws IOException {
        StateFile file = new StateFile(folder.resolve("state.json"));
        assertThat(file.read()).isEmpty();

        file.delete();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void countsEveryStartAfterTheFirstAsARestart() {
        ComponentStatus status =
                ComponentStatus.waiting(TestingServer.named("edge"), folder)
                        .startedAs(new ProcessIdentity(1, NOON));
        assertThat(status.restarts()).isZero();

        assertThat(status.startedAs(new ProcessIdentity(2, NOON)).restarts()).isEqualTo(1);
    }

    @Test
    void countsATakeoverAsARestartAndKnowsBothProcesses() {
        ProcessIdentity old = new ProcessIdentity(1, NOON);
        ProcessIdentity next = new ProcessIdentity(2, NOON);
        ComponentStatus status =
                ComponentStatus.waiting(TestingServer.named("edge"), folder)
                        .startedAs(old)
                        .readyAfter(1)
                        .beside(new Companion(Companion.Role.SUCCESSOR, next));
        assertThat(status.restarts()).isZero();
        assertThat(status.processes()).containsExactly(old, next);

        ComponentStatus replaced = status.takenOverBy(next, 2.5);

        assertThat(replaced.restarts()).isEqualTo(1);
        assertThat(replaced.phase()).isEqualTo(Phase.READY);
        assertThat(replaced.companion()).isEqualTo(new Companion(Companion.Role.PREDECESSOR, old));
        assertThat(replaced.beside(null).processes()).containsExactly(next);
    }

    @Test
    void saysWhatThePlatformRunsWithout() {
        PlatformState state =
                new PlatformState(
                        PlatformState.Stage.READY,
                        new ProcessIdentity(12, NOON),
                        NOON,
                        Map.of(),
                        null,
                        null,
                        List.of());

        assertThatThrownBy(() -> state.address("keycloak"))
                .hasMessage("this platform runs without keycloak");
    }
}
