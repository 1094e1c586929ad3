package io.typogram.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.supervision.Requests.Answer;
import io.typogram.local.supervision.StandIn.Behaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How a server is restarted that a successor can take over from. The server is a [StandIn], in a
/// process of its own.
@Timeout(60)
class ServerLifeTest {

    private static final String NAME = "stand-in";
    private static final long LOOK_EVERY_NANOS = 5_000_000;
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir private Path folder = Path.of(".");

    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final AtomicReference<Duration> readyWithin = new AtomicReference<>(LONG);
    private SupervisionFiles files = new SupervisionFiles(folder, folder);

    /// Each test begins by starting its own.
    @SuppressWarnings("NullAway.Init")
    private ServerLife life;

    @SuppressWarnings("NullAway.Init")
    private Thread thread;

    @BeforeEach
    void makeFolders() throws IOException {
        files = new SupervisionFiles(folder.resolve("run"), folder.resolve("logs"));
        Files.createDirectories(files.run());
    }

    @AfterEach
    void bringDown() throws Exception {
        life.requestEnd();
        thread.join();
        for (ProcessIdentity process : status().processes()) {
            assertThat(process.isAlive()).isFalse();
        }
    }

    @Test
    void aSuccessorTakesOverAndThePredecessorEndsByItself() throws Exception {
        ProcessIdentity old = start();

        life.requestRestart(answers::add);
        ComponentStatus replaced =
                await(status -> role(status).equals(Optional.of(Companion.Role.PREDECESSOR)));
        assertThat(old.isAlive()).isTrue();
        assertThat(replaced.phase()).isEqualTo(Phase.READY);
        assertThat(replaced.processes()).hasSize(2).contains(old);
        assertThat(answers).isEmpty();
        StandIn.leave(folder);

        assertThat(answers.take()).isEqualTo(new Answer.Done());
        ComponentStatus after = status();
        assertThat(after.processes()).hasSize(1).doesNotContain(old);
        assertThat(after.restarts()).isOne();
        assertThat(after.phase()).isEqualTo(Phase.READY);
        assertThat(old.isAlive()).isFalse();
        assertThat(progress()).contains("has taken over").doesNotContain("died");
    }

    @Test
    void aServerCanBeReplacedAgainWhileThePredecessorStillLeaves() throws Exception {
        ProcessIdentity first = start();

        life.requestRestart(answers::add);
        life.requestRestart(answers::add);

        assertThat(answers.take()).isEqualTo(new Answer.Done());
        assertThat(first.isAlive()).isFalse();
        StandIn.leave(folder);
        assertThat(answers.take()).isEqualTo(new Answer.Done());
        assertThat(status().restarts()).isEqualTo(2);
        assertThat(status().processes()).hasSize(1);
    }

    @Test
    void aSuccessorThatDiesLeavesThePredecessorServing() throws Exception {
        ProcessIdentity old = start();
        StandIn.next(folder, Behaviour.DIES_AT_ONCE);

        life.requestRestart(answers::add);

        assertFailed("died before it was ready: exit code 3");
        assertServedBy(old);
    }

    @Test
    void aSuccessorThatIsNotReadyInTimeIsEndedAndThePredecessorGoesOn() throws Exception {
        ProcessIdentity old = start();
        StandIn.next(folder, Behaviour.WAITS);
        readyWithin.set(SHORT);

        life.requestRestart(answers::add);
        ProcessIdentity successor = awaitSuccessor();

        assertFailed("was not ready within 2 seconds");
        assertThat(successor.isAlive()).isFalse();
        assertServedBy(old);
    }

    @Test
    void aSuccessorGoesOnWhenThePredecessorDies() throws Exception {
        ProcessIdentity old = start();
        StandIn.next(folder, Behaviour.WAITS);

        life.requestRestart(answers::add);
        ProcessIdentity successor = awaitSuccessor();
        PosixSystem.signal(old.pid(), Signal.KILL);
        ComponentStatus orphaned = await(status -> status.phase() == Phase.RESTARTING);
        assertThat(orphaned.processes()).contains(successor);
        StandIn.goOn(folder);

        assertThat(answers.take()).isEqualTo(new Answer.Done());
        assertServedBy(successor);
    }

    @Test
    void anotherIsStartedWhenTheSuccessorDiesAfterThePredecessorHasLetGo() throws Exception {
        ProcessIdentity old = start();
        StandIn.next(folder, Behaviour.DIES_WHEN_THE_PREDECESSOR_HAS_LET_GO);

        life.requestRestart(answers::add);

        assertFailed("serves no more");
        ComponentStatus again = await(status -> status.phase() == Phase.READY);
        assertThat(again.process()).isNotEqualTo(old);
        StandIn.leave(folder);
        await(status -> status.processes().size() == 1);
        assertThat(old.isAlive()).isFalse();
        assertThat(answers).isEmpty();
    }

    @Test
    void aSuccessorThatDiesWhileThePredecessorLeavesIsStartedAgain() throws Exception {
        ProcessIdentity old = start();

        life.requestRestart(answers::add);
        ProcessIdentity successor =
                await(status -> role(status).equals(Optional.of(Companion.Role.PREDECESSOR)))
                        .process();
        assertThat(successor).isNotNull();
        PosixSystem.signal(successor.pid(), Signal.KILL);

        assertFailed("died: exit code 137");
        ComponentStatus again =
                await(status ->
                        status.phase() == Phase.READY && !successor.equals(status.process()));
        assertThat(again.process()).isNotEqualTo(old);
        StandIn.leave(folder);
        await(status -> status.processes().size() == 1);
    }

    @Test
    void bothProcessesAreEndedWhenThePlatformIsBroughtDownMeanwhile() throws Exception {
        ProcessIdentity old = start();
        StandIn.next(folder, Behaviour.WAITS);
        life.requestRestart(answers::add);
        ProcessIdentity successor = awaitSuccessor();

        life.requestEnd();
        thread.join();

        assertFailed("brought down");
        assertThat(old.isAlive()).isFalse();
        assertThat(successor.isAlive()).isFalse();
        assertThat(status().phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void bothProcessesAreEndedWhenTheSupervisorWasKilledMeanwhile() throws Exception {
        ProcessIdentity old = start();
        StandIn.next(folder, Behaviour.WAITS);
        life.requestRestart(answers::add);
        ProcessIdentity successor = awaitSuccessor();

        List<String> ended = Leftovers.end(files.state().read().orElseThrow());

        assertThat(ended).containsExactly(NAME);
        assertThat(old.isAlive()).isFalse();
        assertThat(successor.isAlive()).isFalse();
    }

    @Test
    void aServerThatOffersNothingIsEndedBeforeAnotherIsStarted() throws Exception {
        ProcessIdentity old = start();
        Files.delete(folder.resolve(StandIn.SOCKET));

        life.requestRestart(answers::add);

        assertThat(answers.take()).isEqualTo(new Answer.Done());
        assertThat(old.isAlive()).isFalse();
        assertThat(status().processes()).hasSize(1).doesNotContain(old);
        assertThat(progress()).contains("with a gap").doesNotContain("take over");
    }

    @Test
    void aStoppedServerIsStartedOnRequest() throws Exception {
        ProcessIdentity old = start();

        life.requestStop(answers::add);
        assertThat(answers.take()).isEqualTo(new Answer.Done());
        assertThat(old.isAlive()).isFalse();
        assertThat(status().phase()).isEqualTo(Phase.STOPPED);
        Files.delete(folder.resolve(StandIn.SOCKET));
        life.requestRestart(answers::add);

        assertThat(answers.take()).isEqualTo(new Answer.Done());
        assertThat(status().phase()).isEqualTo(Phase.READY);
    }

    private ProcessIdentity start() throws Exception {
        StandInServer server = new StandInServer(folder, freePort(), readyWithin::get);
        StatusBoard board =
                new StatusBoard(
                        new ComponentGraph(List.of(server)),
                        files,
                        Map.of(),
                        InstantSource.system());
        life = new ServerLife(server, files.log(NAME), board, InstantSource.system());
        assertThat(life.start()).isInstanceOf(ServerLife.Outcome.Ready.class);
        thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                life.watch();
                            } catch (InterruptedException interrupted) {
                                Thread.currentThread().interrupt();
                            }
                        });
        return status().processes().getFirst();
    }

    private ProcessIdentity awaitSuccessor() throws IOException {
        return await(status -> role(status).equals(Optional.of(Companion.Role.SUCCESSOR)))
                .processes()
                .getLast();
    }

    private static Optional<Companion.Role> role(ComponentStatus status) {
        return Optional.ofNullable(status.companion()).map(Companion::role);
    }

    private void assertFailed(String reason) throws InterruptedException {
        assertThat(answers.take())
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason));
    }

    /// By this process alone.
    private void assertServedBy(ProcessIdentity process) throws Exception {
        ComponentStatus status = status();
        assertThat(status.processes()).containsExactly(process);
        assertThat(status.phase()).isEqualTo(Phase.READY);
        assertThat(process.isAlive()).isTrue();
        assertThat(status.probe()).isNotNull();
        assertThat(status.probe().isHealthy()).isTrue();
    }

    private ComponentStatus await(Predicate<ComponentStatus> condition) throws IOException {
        ComponentStatus status = status();
        while (!condition.test(status)) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            status = status();
        }
        return status;
    }

    private ComponentStatus status() throws IOException {
        return files.state().read().orElseThrow().find(NAME).orElseThrow();
    }

    private String progress() throws IOException {
        return Files.readString(files.progress());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record StandInServer(Path folder, int port, Supplier<Duration> patience)
            implements ServerComponent {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Set<String> dependencies() {
            return Set.of();
        }

        @Override
        public Launch launch() {
            List<String> command =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx32m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StandIn.class.getName(),
                            folder.toString(),
                            Integer.toString(port));
            return new Launch(command, Map.of(), folder);
        }

        @Override
        public Probe probe() {
            return new Probe("http://127.0.0.1:%d/".formatted(port));
        }

        @Override
        public List<Integer> ports() {
            return List.of(port);
        }

        @Override
        public Duration readyWithin() {
            return patience.get();
        }

        @Override
        public Optional<Path> takeoverSocket() {
            return Optional.of(folder.resolve(StandIn.SOCKET));
        }
    }
}
