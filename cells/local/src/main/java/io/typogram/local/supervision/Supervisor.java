package io.typogram.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Brings a graph of components up, keeps it up, and brings it down again.
///
/// Every component has a thread of its own, which waits for the dependencies, starts the component
/// and then watches it. So everything that may run at once does, and a slow component holds up only
/// those that need it.
public final class Supervisor {

    private static final Duration REQUESTS_READ_EVERY = Duration.ofMillis(200);
    private static final Duration WAITING_TOLD_EVERY = Duration.ofSeconds(5);
    private static final Duration THREAD_ENDS_WITHIN =
            ServerComponent.STOPPED_WITHIN.plusSeconds(15);

    private final ComponentGraph graph;
    private final SupervisionFiles files;
    private final InstantSource clock;
    private final StatusBoard board;
    private final Map<String, ServerLife> lives = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new LinkedHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<String> failure = new AtomicReference<>("");

    public Supervisor(
            ComponentGraph graph,
            SupervisionFiles files,
            Map<String, String> addresses,
            InstantSource clock)
            throws IOException {
        this.graph = graph;
        this.files = files;
        this.clock = clock;
        this.board = new StatusBoard(graph, files, addresses, clock);
        for (Component component : graph.components()) {
            ready.put(component.name(), new CompletableFuture<>());
            if (component instanceof ServerComponent server) {
                lives.put(
                        server.name(),
                        new ServerLife(server, files.log(server.name()), board, clock));
            }
        }
    }

    /// Brings everything up and keeps it up until [#requestStop], or until a first start fails; then
    /// brings everything down.
    ///
    /// @return whether nothing failed: everything had become ready, or was stopped before it could
    public boolean run() throws IOException, InterruptedException {
        files.requests().clear();
        for (Component component : graph.components()) {
            threads.put(
                    component.name(),
                    Thread.ofVirtual().name(component.name()).start(() -> live(component)));
        }
        boolean allReady = awaitAllReady();
        if (allReady) {
            board.ready();
            board.tell("platform", "ready");
            readRequestsUntilStopped();
        }
        bringDown();
        return failure.get().isEmpty();
    }

    /// Asks [#run] to bring everything down.
    public void requestStop() {
        stop.countDown();
    }

    private void live(Component component) {
        try {
            awaitDependencies(component);
            switch (component) {
                case TaskComponent task -> perform(task);
                case ServerComponent server -> serve(lifeOf(server.name()), server.name());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException dependencyFailed) {
            // The dependency has told why; this component was never begun.
        } catch (IOException | RuntimeException fault) {
            giveUp(component.name(), "failed: " + fault);
        }
    }

    private void awaitDependencies(Component component)
            throws InterruptedException, ExecutionException {
        for (String dependency : component.dependencies()) {
            future(dependency).get();
        }
    }

    private void perform(TaskComponent task) throws IOException, InterruptedException {
        board.update(task.name(), status -> status.in(Phase.STARTING));
        Instant since = clock.instant();
        task.prepare();
        task.run();
        double seconds = board.seconds(since);
        board.update(task.name(), status -> status.readyAfter(seconds));
        board.tell(task.name(), "done after " + StatusBoard.inSeconds(seconds));
        future(task.name()).complete(null);
    }

    private void serve(ServerLife life, String name) throws InterruptedException {
        board.update(name, status -> status.in(Phase.STARTING));
        board.tell(name, "starting");
        switch (life.start()) {
            case ServerLife.Outcome.Ready(double seconds) -> {
                board.tell(name, "ready after " + StatusBoard.inSeconds(seconds));
                future(name).complete(null);
            }
            case ServerLife.Outcome.Failed(String reason) -> {
                giveUp(name, reason);
                life.endProcesses();
                return;
            }
            case ServerLife.Outcome.Ended() -> {}
        }
        life.watch();
    }

    private void giveUp(String name, String reason) {
        board.update(name, status -> status.in(Phase.FAILED));
        board.tell(name, reason);
        failure.compareAndSet("", name + " " + reason);
        future(name).completeExceptionally(new IllegalStateException(reason));
        requestStop();
    }

    private boolean awaitAllReady() throws InterruptedException {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new));
        Instant toldAt = clock.instant();
        while (!all.isDone()) {
            if (stop.await(REQUESTS_READ_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (Duration.between(toldAt, clock.instant()).compareTo(WAITING_TOLD_EVERY) >= 0) {
                toldAt = clock.instant();
                tellWaiting();
            }
        }
        return !all.isCompletedExceptionally();
    }

    private void tellWaiting() {
        String waiting =
                board.unfinished().stream()
                        .filter(status -> status.phase() == Phase.STARTING)
                        .map(ComponentStatus::name)
                        .collect(Collectors.joining(", "));
        if (!waiting.isEmpty()) {
            board.tell("platform", "waits for " + waiting);
        }
    }

    private void readRequestsUntilStopped() throws IOException, InterruptedException {
        while (!stop.await(REQUESTS_READ_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            for (Requests.Request request : files.requests().take()) {
                if (lives.containsKey(request.component())) {
                    obey(request);
                }
            }
        }
    }

    private void obey(Requests.Request request) {
        ServerLife life = lifeOf(request.component());
        switch (request.verb()) {
            case RESTART -> life.requestRestart(answer -> answer(request, answer));
            case STOP -> life.requestStop(answer -> answer(request, answer));
        }
    }

    private void answer(Requests.Request request, Requests.Answer answer) {
        try {
            files.requests().answer(request, answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void bringDown() throws InterruptedException {
        if (failure.get().isEmpty()) {
            board.stopping();
        } else {
            board.failed(failure.get());
        }
        abandonThoseThatWait();
        List<List<Component>> waves = new ArrayList<>(graph.startOrder()).reversed();
        for (List<Component> wave : waves) {
            for (Component component : wave) {
                if (component instanceof ServerComponent server) {
                    lifeOf(server.name()).requestEnd();
                }
            }
            for (Component component : wave) {
                Thread thread = threads.get(component.name());
                if (thread != null && !thread.join(THREAD_ENDS_WITHIN)) {
                    board.tell(component.name(), "did not come down in time");
                }
            }
        }
        board.tell("platform", "is down");
    }

    private void abandonThoseThatWait() {
        for (ComponentStatus status : board.unfinished()) {
            future(status.name())
                    .completeExceptionally(new IllegalStateException("brought down before ready"));
        }
    }

    private ServerLife lifeOf(String name) {
        ServerLife life = lives.get(name);
        if (life == null) {
            throw new IllegalArgumentException("no server named " + name);
        }
        return life;
    }

    private CompletableFuture<Void> future(String name) {
        CompletableFuture<Void> future = ready.get(name);
        if (future == null) {
            throw new IllegalArgumentException("no component named " + name);
        }
        return future;
    }
}
