package io.typogram.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tasks stand in for servers here; real processes are started and killed by the system tests.
@Timeout(60)
class SupervisorTest {

    private static final Parts NO_PARTS =
            name -> {
                throw new IllegalArgumentException("nobody has added " + name);
            };

    @TempDir private Path folder = Path.of(".");

    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    private SupervisionFiles files = new SupervisionFiles(folder, folder);

    @BeforeEach
    void makeFolders() throws IOException {
        files = new SupervisionFiles(folder.resolve("run"), folder.resolve("logs"));
        Files.createDirectories(files.run());
    }

    @Test
    void runsTasksInTheOrderOfTheirDependencies() throws Exception {
        Supervisor supervisor =
                supervisor(task("last", "middle"), task("middle", "first"), task("first"));

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> run = executor.submit(supervisor::run);
            while (stage() != PlatformState.Stage.READY) {
                Thread.onSpinWait();
            }
            supervisor.requestStop();

            assertThat(run.get()).isTrue();
        }
        assertThat(done).containsExactly("first", "middle", "last");
    }

    @Test
    void bringsEverythingDownWhenAPartFailsAndSaysWhichAndWhy() throws Exception {
        Supervisor supervisor = supervisor(new FailingTask("broken"), task("after", "broken"));

        assertThat(supervisor.run()).isFalse();

        PlatformState state = files.state().read().orElseThrow();
        assertThat(state.stage()).isEqualTo(PlatformState.Stage.FAILED);
        assertThat(state.failure()).contains("broken").contains("no such luck");
        assertThat(done).isEmpty();
        assertThat(Files.readString(files.progress())).contains("no such luck");
    }

    private PlatformState.Stage stage() throws IOException {
        return files.state().read().orElseThrow().stage();
    }

    private Supervisor supervisor(Component... components) throws IOException {
        return new Supervisor(
                new ComponentGraph(List.of(components)),
                files,
                Map.of(),
                NO_PARTS,
                InstantSource.system());
    }

    private TaskComponent task(String name, String... dependencies) {
        return new RememberedTask(name, Set.of(dependencies), done);
    }

    private record RememberedTask(
            String name, Set<String> dependencies, ConcurrentLinkedQueue<String> done)
            implements TaskComponent {
        @Override
        public void run() {
            done.add(name);
        }
    }

    private record FailingTask(String name) implements TaskComponent {
        @Override
        public Set<String> dependencies() {
            return Set.of();
        }

        @Override
        public void run() throws IOException {
            throw new IOException("no such luck");
        }
    }
}
