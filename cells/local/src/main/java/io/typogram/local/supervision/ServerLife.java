package io.typogram.local.supervision;

import io.typogram.local.supervision.Requests.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The life of one server: started, watched, restarted within its [RestartBudget], replaced by a
/// successor where it can be ([Succession]), ended.
///
/// One thread lives it and nobody else touches the processes; whoever wants something of the server
/// leaves an event.
final class ServerLife {

    private static final Duration PROBE_EVERY = Duration.ofMillis(250);
    private static final long LOG_BYTES_AT_MOST = 32L << 20;
    private static final int EVENTS_AT_MOST = 64;

    private static final Answer BROUGHT_DOWN =
            new Answer.Failed("the platform is brought down meanwhile");

    /// What can happen to a server from outside.
    private sealed interface Event {
        record Died(Process process) implements Event {}

        record Restart(Consumer<Answer> whenDone) implements Event {}

        record Stop(Consumer<Answer> whenDone) implements Event {}

        /// A predecessor has had all the time that it may take to end by itself.
        record Overdue(Process predecessor) implements Event {}

        record End() implements Event {}
    }

    /// How a start went.
    sealed interface Outcome {
        record Ready(double seconds) implements Outcome {}

        /// The platform is being brought down meanwhile.
        record Ended() implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    private final ServerComponent server;
    private final Path log;
    private final StatusBoard board;
    private final InstantSource clock;
    private final RestartBudget budget;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(EVENTS_AT_MOST);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Object preparationLock = new Object();
    private @Nullable Thread preparing;
    private @Nullable Process process;
    private @Nullable Process successor;
    private @Nullable Leaving leaving;

    /// A predecessor that ends by itself.
    ///
    /// @param whenDone told when it is gone
    private record Leaving(Process process, Consumer<Answer> whenDone) {}

    ServerLife(ServerComponent server, Path log, StatusBoard board, InstantSource clock) {
        this.server = server;
        this.log = log;
        this.board = board;
        this.clock = clock;
        this.budget = new RestartBudget(clock);
    }

    void requestRestart(Consumer<Answer> whenDone) {
        request(new Event.Restart(whenDone), whenDone);
    }

    void requestStop(Consumer<Answer> whenDone) {
        request(new Event.Stop(whenDone), whenDone);
    }

    private void request(Event event, Consumer<Answer> whenDone) {
        if (!events.offer(event)) {
            whenDone.accept(new Answer.Failed("too much is asked of it already"));
        }
    }

    /// Asks the server to end for good; [#watch] returns when it has.
    void requestEnd() {
        end.countDown();
        interruptPreparation();
        events.offer(new Event.End());
    }

    /// Starts the server and waits until it is healthy, has died, or took too long.
    Outcome start() throws InterruptedException {
        if (isEnding()) {
            return new Outcome.Ended();
        }
        try {
            Instant since = clock.instant();
            if (!prepare()) {
                return new Outcome.Ended();
            }
            return awaitReady(launch(), since);
        } catch (IOException failure) {
            return new Outcome.Failed("cannot be started: " + failure.getMessage());
        }
    }

    /// Keeps the server alive until it is asked to end.
    void watch() throws InterruptedException {
        while (true) {
            switch (events.take()) {
                case Event.Died(Process died) -> bury(died);
                case Event.Restart(Consumer<Answer> whenDone) -> {
                    budget.refill();
                    restart(whenDone);
                }
                case Event.Stop(Consumer<Answer> whenDone) -> {
                    endProcesses();
                    board.update(server.name(), status -> status.in(Phase.STOPPED));
                    board.tell(server.name(), "stopped on request");
                    whenDone.accept(new Answer.Done());
                }
                case Event.Overdue(Process predecessor) -> {
                    if (isLeaving(predecessor)) {
                        tellKilled(predecessor);
                        PosixSystem.signal(predecessor.pid(), Signal.KILL);
                    }
                }
                case Event.End() -> {
                    endProcesses();
                    board.update(server.name(), status -> status.in(Phase.STOPPED));
                    return;
                }
            }
        }
    }

    /// Ends whatever runs of this server. More than one process are ended at once, so that all have the
    /// time that one may take.
    void endProcesses() throws InterruptedException {
        List<Process> running =
                Stream.of(
                                Optional.ofNullable(process),
                                Optional.ofNullable(successor),
                                Optional.ofNullable(leaving).map(Leaving::process))
                        .flatMap(Optional::stream)
                        .toList();
        List<Thread> ends =
                running.stream().map(one -> Thread.ofVirtual().start(() -> end(one))).toList();
        for (Thread end : ends) {
            end.join();
        }
        process = null;
        successor = null;
        board.update(server.name(), status -> status.beside(null));
        if (leaving != null) {
            forget(leaving);
        }
    }

    private void end(Process ended) {
        boolean politely = identity(ended).end(server.stopSignal(), ServerComponent.STOPPED_WITHIN);
        if (!politely) {
            tellKilled(ended);
        }
    }

    private void tellKilled(Process killed) {
        board.tell(
                server.name(),
                "process %d did not end within %d seconds and was killed"
                        .formatted(killed.pid(), ServerComponent.STOPPED_WITHIN.toSeconds()));
    }

    /// Takes note of a death. One that was asked for, or that follows from a takeover, needs no more.
    private void bury(Process died) throws InterruptedException {
        if (died.equals(process)) {
            process = null;
            String reason = "died: " + exit(died);
            if (leaving != null) {
                leaving.whenDone().accept(new Answer.Failed(reason));
                leaving = new Leaving(leaving.process(), ServerLife::unasked);
            }
            revive(reason);
        } else if (leaving != null && isLeaving(died)) {
            board.tell(
                    server.name(),
                    "process %d has ended: exit code %d".formatted(died.pid(), died.exitValue()));
            forget(leaving);
        }
    }

    private void restart(Consumer<Answer> whenDone) throws InterruptedException {
        Process predecessor = process;
        Optional<Path> socket = server.takeoverSocket();
        if (predecessor == null || !predecessor.isAlive() || socket.isEmpty()) {
            board.tell(server.name(), "is restarted on request");
            endProcesses();
            startAgain(whenDone);
        } else if (Files.exists(socket.get())) {
            replace(predecessor, whenDone);
        } else {
            board.tell(
                    server.name(),
                    "is restarted on request, with a gap: nobody hands over at " + socket.get());
            endProcesses();
            startAgain(whenDone);
        }
    }

    /// Has a successor take over. Until it has, whatever becomes of it leaves the predecessor alone.
    private void replace(Process predecessor, Consumer<Answer> whenDone)
            throws InterruptedException {
        endLeaving();
        Instant since = clock.instant();
        try {
            if (!prepare()) {
                whenDone.accept(BROUGHT_DOWN);
                return;
            }
            Process next = startSuccessor(predecessor);
            conclude(new Succession(server, predecessor, next), since, whenDone);
        } catch (IOException failure) {
            whenDone.accept(new Answer.Failed("cannot be started: " + failure.getMessage()));
        }
    }

    private Process startSuccessor(Process predecessor) throws IOException, InterruptedException {
        Process next = startProcess();
        successor = next;
        Companion companion = new Companion(Companion.Role.SUCCESSOR, identity(next));
        board.update(server.name(), status -> status.beside(companion));
        board.tell(
                server.name(),
                "process %d is started to take over from %d"
                        .formatted(next.pid(), predecessor.pid()));
        return next;
    }

    private void conclude(Succession succession, Instant since, Consumer<Answer> whenDone)
            throws InterruptedException {
        switch (decide(succession, since)) {
            case Succession.Outcome.TakenOver() -> succeed(succession, since, whenDone);
            case Succession.Outcome.Kept(String reason) -> keep(succession, reason, whenDone);
            case Succession.Outcome.Lost(String reason) -> lose(succession, reason, whenDone);
            // The event that ends all comes next.
            case Succession.Outcome.Open() -> whenDone.accept(BROUGHT_DOWN);
        }
    }

    private void succeed(Succession succession, Instant since, Consumer<Answer> whenDone) {
        Process predecessor = succession.predecessor();
        Process next = succession.successor();
        double seconds = board.seconds(since);
        process = next;
        successor = null;
        board.update(server.name(), status -> status.takenOverBy(identity(next), seconds));
        board.tell(
                server.name(),
                "process %d has taken over from %d after %s"
                        .formatted(next.pid(), predecessor.pid(), StatusBoard.inSeconds(seconds)));
        letLeave(predecessor, whenDone);
    }

    private void keep(Succession succession, String reason, Consumer<Answer> whenDone) {
        endSuccessor(succession.successor());
        String kept =
                "process %d %s; %d goes on; see %s"
                        .formatted(
                                succession.successor().pid(),
                                reason,
                                succession.predecessor().pid(),
                                log);
        board.update(server.name(), status -> status.beside(null));
        board.tell(server.name(), kept);
        whenDone.accept(new Answer.Failed(kept));
    }

    private void lose(Succession succession, String reason, Consumer<Answer> whenDone)
            throws InterruptedException {
        Process predecessor = succession.predecessor();
        endSuccessor(succession.successor());
        String lost =
                "process %d %s, and %d serves no more"
                        .formatted(succession.successor().pid(), reason, predecessor.pid());
        process = null;
        Companion former = new Companion(Companion.Role.PREDECESSOR, identity(predecessor));
        board.update(server.name(), status -> status.in(Phase.RESTARTING).beside(former));
        letLeave(predecessor, ServerLife::unasked);
        whenDone.accept(new Answer.Failed(lost + "; see " + log));
        revive(lost);
    }

    /// Waits until it is decided who serves, or everything is brought down.
    private Succession.Outcome decide(Succession succession, Instant since)
            throws InterruptedException {
        boolean orphaned = false;
        Succession.Outcome outcome = succession.look(clock, since);
        while (outcome instanceof Succession.Outcome.Open && !isEnding()) {
            if (!orphaned && !succession.predecessor().isAlive()) {
                orphaned = true;
                board.update(server.name(), status -> status.in(Phase.RESTARTING));
            }
            pause(PROBE_EVERY);
            outcome = succession.look(clock, since);
        }
        return outcome;
    }

    private void endSuccessor(Process next) {
        end(next);
        successor = null;
    }

    /// Gives a predecessor the time to end by itself that any server has.
    private void letLeave(Process predecessor, Consumer<Answer> whenDone) {
        leaving = new Leaving(predecessor, whenDone);
        CompletableFuture.delayedExecutor(
                        ServerComponent.STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> events.offer(new Event.Overdue(predecessor)));
    }

    private boolean isLeaving(Process one) {
        return leaving != null && one.equals(leaving.process());
    }

    private void endLeaving() {
        if (leaving != null) {
            end(leaving.process());
            forget(leaving);
        }
    }

    private void forget(Leaving gone) {
        leaving = null;
        board.update(server.name(), status -> status.beside(null));
        gone.whenDone().accept(new Answer.Done());
    }

    private void revive(String reason) throws InterruptedException {
        Optional<Duration> pause = budget.spend();
        if (pause.isEmpty()) {
            board.update(server.name(), status -> status.in(Phase.FAILED));
            board.tell(
                    server.name(),
                    "%s; given up after %d restarts in %d minutes, see %s"
                            .formatted(
                                    reason,
                                    RestartBudget.RESTARTS_AT_MOST,
                                    RestartBudget.WINDOW.toMinutes(),
                                    log));
            return;
        }
        board.update(server.name(), status -> status.in(Phase.RESTARTING));
        board.tell(
                server.name(), reason + "; is started again in " + pause.get().toMillis() + " ms");
        pause(pause.get());
        startAgain(ServerLife::unasked);
    }

    private void startAgain(Consumer<Answer> whenDone) throws InterruptedException {
        switch (start()) {
            case Outcome.Ready(double seconds) -> {
                board.tell(server.name(), "ready again after " + StatusBoard.inSeconds(seconds));
                whenDone.accept(new Answer.Done());
            }
            case Outcome.Failed(String reason) -> {
                whenDone.accept(new Answer.Failed(reason));
                endProcesses();
                revive(reason);
            }
            case Outcome.Ended() -> whenDone.accept(BROUGHT_DOWN);
        }
    }

    /// Prepares the server, which may take minutes the first time and so can be interrupted.
    ///
    /// @return whether it was prepared; otherwise the end was asked for meanwhile
    private boolean prepare() throws IOException, InterruptedException {
        synchronized (preparationLock) {
            preparing = Thread.currentThread();
        }
        try {
            server.prepare();
            return !isEnding();
        } catch (InterruptedException interrupted) {
            if (isEnding()) {
                return false;
            }
            throw interrupted;
        } finally {
            synchronized (preparationLock) {
                preparing = null;
                // An interrupt that came too late must not disturb what follows.
                boolean _ = Thread.interrupted();
            }
        }
    }

    private void interruptPreparation() {
        synchronized (preparationLock) {
            if (preparing != null) {
                preparing.interrupt();
            }
        }
    }

    private Process launch() throws IOException, InterruptedException {
        Process started = startProcess();
        process = started;
        board.update(server.name(), status -> status.startedAs(identity(started)));
        return started;
    }

    private Process startProcess() throws IOException, InterruptedException {
        setOldLogAside();
        Process started =
                server.launch()
                        .toProcessBuilder()
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        var _ = started.onExit().thenAccept(ended -> events.offer(new Event.Died(ended)));
        return started;
    }

    /// Hears the answer to what nobody asked for.
    private static void unasked(Answer answer) {
        // The board tells everybody.
    }

    private static ProcessIdentity identity(Process started) {
        return ProcessIdentity.of(started.toHandle());
    }

    private Outcome awaitReady(Process started, Instant since) throws InterruptedException {
        Instant deadline = since.plus(server.readyWithin());
        while (!server.probe().isHealthy()) {
            if (isEnding()) {
                return new Outcome.Ended();
            }
            if (!started.isAlive()) {
                return new Outcome.Failed("died before it was ready: " + exit(started));
            }
            if (clock.instant().isAfter(deadline)) {
                return new Outcome.Failed(
                        "was not ready within %d seconds; %s did not say it is healthy"
                                .formatted(
                                        server.readyWithin().toSeconds(),
                                        server.probe().address()));
            }
            pause(PROBE_EVERY);
        }
        double seconds = board.seconds(since);
        board.update(server.name(), status -> status.readyAfter(seconds));
        return new Outcome.Ready(seconds);
    }

    private boolean isEnding() {
        return end.getCount() == 0;
    }

    /// Waits, but not when the end has been asked for.
    private void pause(Duration duration) throws InterruptedException {
        boolean _ = end.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String exit(Process ended) {
        return "exit code %d, see %s".formatted(ended.exitValue(), log);
    }

    private void setOldLogAside() {
        try {
            Files.createDirectories(log.getParent());
            if (Files.exists(log) && Files.size(log) > LOG_BYTES_AT_MOST) {
                Files.move(
                        log,
                        log.resolveSibling(log.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
