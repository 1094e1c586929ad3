package io.typogram.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The life of one server: started, watched, restarted within its [RestartBudget], ended.
///
/// One thread lives it and nobody else touches the process; whoever wants something of the server
/// leaves an event.
final class ServerLife {

    private static final Duration PROBE_EVERY = Duration.ofMillis(250);
    private static final long LOG_BYTES_AT_MOST = 32L << 20;
    private static final int EVENTS_AT_MOST = 64;

    /// What can happen to a server from outside.
    private sealed interface Event {
        record Died(Process process) implements Event {}

        record Restart() implements Event {}

        record Stop() implements Event {}

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

    ServerLife(ServerComponent server, Path log, StatusBoard board, InstantSource clock) {
        this.server = server;
        this.log = log;
        this.board = board;
        this.clock = clock;
        this.budget = new RestartBudget(clock);
    }

    void requestRestart() {
        events.offer(new Event.Restart());
    }

    void requestStop() {
        events.offer(new Event.Stop());
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
                case Event.Died died -> {
                    if (died.process().equals(process)) {
                        process = null;
                        revive("died: " + exit(died.process()));
                    }
                }
                case Event.Restart() -> {
                    budget.refill();
                    endProcess();
                    board.tell(server.name(), "is restarted on request");
                    startAgain();
                }
                case Event.Stop() -> {
                    endProcess();
                    board.update(server.name(), status -> status.in(Phase.STOPPED));
                    board.tell(server.name(), "stopped on request");
                }
                case Event.End() -> {
                    endProcess();
                    board.update(server.name(), status -> status.in(Phase.STOPPED));
                    return;
                }
            }
        }
    }

    /// Ends the process of a start that did not succeed.
    void endProcess() {
        Process ended = process;
        process = null;
        if (ended == null) {
            return;
        }
        boolean politely =
                ProcessIdentity.of(ended.toHandle())
                        .end(server.stopSignal(), ServerComponent.STOPPED_WITHIN);
        if (!politely) {
            board.tell(
                    server.name(),
                    "did not end within %d seconds and was killed"
                            .formatted(ServerComponent.STOPPED_WITHIN.toSeconds()));
        }
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
        startAgain();
    }

    private void startAgain() throws InterruptedException {
        switch (start()) {
            case Outcome.Ready(double seconds) ->
                    board.tell(
                            server.name(), "ready again after " + StatusBoard.inSeconds(seconds));
            case Outcome.Failed(String reason) -> {
                endProcess();
                revive(reason);
            }
            case Outcome.Ended() -> {}
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
        setOldLogAside();
        Process started =
                server.launch()
                        .toProcessBuilder()
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        process = started;
        ProcessIdentity identity = ProcessIdentity.of(started.toHandle());
        board.update(server.name(), status -> status.startedAs(identity));
        var _ = started.onExit().thenAccept(ended -> events.offer(new Event.Died(ended)));
        return started;
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
