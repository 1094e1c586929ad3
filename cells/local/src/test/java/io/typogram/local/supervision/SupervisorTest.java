package io.typogram.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.supervision.Requests.Answer;
import io.typogram.local.supervision.Requests.Request;
import io.typogram.local.supervision.Requests.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void growsByAPartAndShrinksAgainWhileEverythingElseGoesOn() throws Exception {
        var part =
                new Part(
                        "cell",
                        List.of(task("cell-b", "cell-a"), task("cell-a", "first")),
                        Map.of("cell", "http://127.0.0.1:1"));
        Supervisor supervisor = supervisor(known(part), task("first"));

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> run = executor.submit(supervisor::run);
            awaitReady();
            assertThat(ask(Verb.GROW, "cell")).isEqualTo(new Answer.Done());
            assertThat(ask(Verb.GROW, "cell")).isEqualTo(new Answer.Done());
            PlatformState grown = files.state().read().orElseThrow();
            assertThat(ask(Verb.SHRINK, "cell")).isEqualTo(new Answer.Done());
            assertThat(ask(Verb.SHRINK, "cell")).isEqualTo(new Answer.Done());
            PlatformState shrunk = files.state().read().orElseThrow();
            supervisor.requestStop();

            assertThat(run.get()).isTrue();
            assertThat(grown.find("cell-b").orElseThrow().phase()).isEqualTo(Phase.DONE);
            assertThat(grown.addresses()).containsKey("cell");
            assertThat(shrunk.components())
                    .extracting(ComponentStatus::name)
                    .containsExactly("first");
            assertThat(shrunk.addresses()).isEmpty();
        }
        assertThat(done).containsExactly("first", "cell-a", "cell-b");
    }

    @Test
    void aPartThatDoesNotComeUpHarmsNobodyAndIsBegunAnewWhenItIsAskedForAgain() throws Exception {
        var broken = new FailingTask("broken");
        var part = new Part("cell", List.of(broken, task("after", "broken")), Map.of());
        Supervisor supervisor = supervisor(known(part), task("first"));

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> run = executor.submit(supervisor::run);
            awaitReady();
            Answer failed = ask(Verb.GROW, "cell");
            broken.repaired().set(true);
            Answer again = ask(Verb.GROW, "cell");
            PlatformState.Stage stage = stage();
            supervisor.requestStop();

            assertThat(run.get()).isTrue();
            assertThat(failed)
                    .isEqualTo(
                            new Answer.Failed("broken failed: java.io.IOException: no such luck"));
            assertThat(again).isEqualTo(new Answer.Done());
            assertThat(stage).isEqualTo(PlatformState.Stage.READY);
        }
        assertThat(done).containsExactly("first", "after");
    }

    @Test
    void whatCannotBeGrownOrEndedIsRefusedAndChangesNothing() throws Exception {
        var lost = new Part("lost", List.of(task("lost", "nobody")), Map.of());
        var needed = new Part("needed", List.of(task("first")), Map.of());
        Supervisor supervisor =
                supervisor(
                        name ->
                                name.equals("lost")
                                        ? lost
                                        : name.equals("needed") ? needed : NO_PARTS.find(name),
                        task("first"),
                        task("last", "first"));

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> run = executor.submit(supervisor::run);
            awaitReady();
            PlatformState before = files.state().read().orElseThrow();
            assertThat(ask(Verb.GROW, "lost"))
                    .isEqualTo(new Answer.Failed("lost waits for nobody, which is not there"));
            assertThat(ask(Verb.SHRINK, "needed"))
                    .isEqualTo(new Answer.Failed("last waits for first, which is not there"));
            assertThat(ask(Verb.GROW, "moon"))
                    .isEqualTo(new Answer.Failed("nobody has added moon"));
            assertThat(ask(Verb.RESTART, "moon")).isInstanceOf(Answer.Failed.class);
            assertThat(files.state().read()).contains(before);
            supervisor.requestStop();

            assertThat(run.get()).isTrue();
        }
    }

    private void awaitReady() throws IOException {
        while (files.state().read().map(PlatformState::stage).orElse(null)
                != PlatformState.Stage.READY) {
            Thread.onSpinWait();
        }
    }

    private Answer ask(Verb verb, String name) throws IOException {
        Request request = Request.of(verb, name);
        files.requests().submit(request);
        Optional<Answer> answer = Optional.empty();
        while (answer.isEmpty()) {
            Thread.onSpinWait();
            answer = files.requests().takeAnswer(request);
        }
        return answer.get();
    }

    private static Parts known(Part part) {
        return name -> name.equals(part.name()) ? part : NO_PARTS.find(name);
    }

    private PlatformState.Stage stage() throws IOException {
        return files.state().read().orElseThrow().stage();
    }

    private Supervisor supervisor(Component... components) throws IOException {
        return supervisor(NO_PARTS, components);
    }

    private Supervisor supervisor(Parts parts, Component... components) throws IOException {
        return new Supervisor(
                new ComponentGraph(List.of(components)),
                files,
                Map.of(),
                parts,
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

    private record FailingTask(String name, AtomicBoolean repaired) implements TaskComponent {

        FailingTask(String name) {
            this(name, new AtomicBoolean());
        }

        @Override
        public Set<String> dependencies() {
            return Set.of();
        }

        @Override
        public void run() throws IOException {
            if (!repaired.get()) {
                throw new IOException("no such luck");
            }
        }
    }
}
