package io.typogram.local.supervision;

import io.typogram.local.supervision.Requests.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings a graph of components up, keeps it up, and brings it down again.
///
/// Every component has a thread of its own, which waits for the dependencies, starts the component
/// and then watches it. So everything that may run at once does, and a slow component holds up only
/// those that need it.
///
/// What is ready may grow by a [Part] and shrink again. Of a part nothing else depends: if one does not
/// come up, everything else goes on.
public final class Supervisor {

    private static final Duration REQUESTS_READ_EVERY = Duration.ofMillis(200);
    private static final Duration WAITING_TOLD_EVERY = Duration.ofSeconds(5);
    private static final Duration THREAD_ENDS_WITHIN =
            ServerComponent.STOPPED_WITHIN.plusSeconds(15);

    private final SupervisionFiles files;
    private final Parts parts;
    private final InstantSource clock;
    private final StatusBoard board;
    private final Map<String, ServerLife> lives = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> ready = new ConcurrentHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();

    /// The components that came when everything was ready.
    private final Set<String> grown = ConcurrentHashMap.newKeySet();

    /// The parts that are being ended.
    private final Map<String, CompletableFuture<Void>> shrinking = new ConcurrentHashMap<>();

    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final AtomicReference<ComponentGraph> graph;

    /// @param parts what the platform may grow by, beyond that graph
    public Supervisor(
            ComponentGraph graph,
            SupervisionFiles files,
            Map<String, String> addresses,
            Parts parts,
            InstantSource clock)
            throws IOException {
        this.graph = new AtomicReference<>(graph);
        this.files = files;
        this.parts = parts;
        this.clock = clock;
        this.board = new StatusBoard(graph, files, addresses, clock);
        graph.components().forEach(this::prepareLife);
    }

    private void prepareLife(Component component) {
        ready.put(component.name(), new CompletableFuture<>());
        if (component instanceof ServerComponent server) {
            lives.put(
                    server.name(), new ServerLife(server, files.log(server.name()), board, clock));
        }
    }

    /// Brings everything up and keeps it up until [#requestStop], or until a first start fails; then
    /// brings everything down.
    ///
    /// @return whether nothing failed: everything had become ready, or was stopped before it could
    public boolean run() throws IOException, InterruptedException {
        files.requests().clear();
        graph.get().components().forEach(this::begin);
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

    private void begin(Component component) {
        threads.put(
                component.name(),
                Thread.ofVirtual().name(component.name()).start(() -> live(component)));
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
            future(component.name()).completeExceptionally(causeOf(dependencyFailed));
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
                // Before anybody hears of it, who may want to begin it anew on the same ports.
                life.endProcesses();
                giveUp(name, reason);
                return;
            }
            case ServerLife.Outcome.Ended() -> {}
        }
        life.watch();
    }

    private void giveUp(String name, String reason) {
        board.update(name, status -> status.in(Phase.FAILED));
        board.tell(name, reason);
        String said = name + " " + reason;
        if (grown.contains(name)) {
            lives.remove(name);
            future(name).completeExceptionally(new IllegalStateException(said));
            return;
        }
        failure.compareAndSet("", said);
        future(name).completeExceptionally(new IllegalStateException(said));
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
            files.requests().take().forEach(this::obey);
        }
    }

    private void obey(Requests.Request request) {
        switch (request.verb()) {
            case RESTART ->
                    withLife(request, life -> life.requestRestart(done -> answer(request, done)));
            case STOP -> withLife(request, life -> life.requestStop(done -> answer(request, done)));
            case GROW -> changeSet(request, this::grow);
            case SHRINK -> changeSet(request, this::shrink);
        }
    }

    private void withLife(Requests.Request request, Consumer<ServerLife> wish) {
        ServerLife life = lives.get(request.name());
        if (life == null) {
            answer(request, new Answer.Failed("there is no such server, or it has never come up"));
        } else {
            wish.accept(life);
        }
    }

    /// How the set of components is changed by a part; completed when it has been.
    @FunctionalInterface
    private interface SetChange {

        CompletableFuture<Void> begin(String part) throws IOException;
    }

    private void changeSet(Requests.Request request, SetChange change) {
        try {
            var _ =
                    change.begin(request.name())
                            .whenComplete((_, failed) -> answer(request, answerTo(failed)));
        } catch (IOException | RuntimeException refused) {
            // Whatever is wrong with a part, the platform goes on.
            answer(request, new Answer.Failed(String.valueOf(refused.getMessage())));
        }
    }

    private static Answer answerTo(@Nullable Throwable failed) {
        if (failed == null) {
            return new Answer.Done();
        }
        Throwable cause = failed instanceof CompletionException ? causeOf(failed) : failed;
        return new Answer.Failed(String.valueOf(cause.getMessage()));
    }

    private static Throwable causeOf(Throwable failed) {
        return failed.getCause() == null ? failed : failed.getCause();
    }

    /// Begins what is not there of a part, or has not come up when it was begun before.
    private CompletableFuture<Void> grow(String name) throws IOException {
        if (shrinking.containsKey(name)) {
            throw new IllegalArgumentException(name + " is being ended at this moment");
        }
        Part part = parts.find(name);
        List<Component> missing =
                part.components().stream().filter(one -> !isBegun(one.name())).toList();
        graph.updateAndGet(known -> known.with(unknownTo(known, missing)));
        board.include(missing, part.addresses());
        for (Component component : missing) {
            grown.add(component.name());
            prepareLife(component);
        }
        missing.forEach(this::begin);
        return CompletableFuture.allOf(
                part.components().stream()
                        .map(component -> future(component.name()))
                        .toArray(CompletableFuture[]::new));
    }

    private static List<Component> unknownTo(ComponentGraph known, List<Component> components) {
        return components.stream().filter(one -> known.find(one.name()).isEmpty()).toList();
    }

    private boolean isBegun(String name) {
        CompletableFuture<Void> begun = ready.get(name);
        return begun != null && !begun.isCompletedExceptionally();
    }

    /// Ends what is there of a part, and then forgets it.
    private CompletableFuture<Void> shrink(String name) throws IOException {
        CompletableFuture<Void> underWay = shrinking.get(name);
        if (underWay != null) {
            return underWay;
        }
        Part part = parts.find(name);
        Set<String> names =
                part.components().stream()
                        .map(Component::name)
                        .filter(ready::containsKey)
                        .collect(Collectors.toSet());
        // Refused before anything is ended, if somebody needs it.
        graph.get().without(names);
        var ended = new CompletableFuture<Void>();
        shrinking.put(name, ended);
        Thread.ofVirtual().name("shrink " + name).start(() -> shrink(part, names, ended));
        return ended;
    }

    private void shrink(Part part, Set<String> names, CompletableFuture<Void> ended) {
        try {
            end(names);
            graph.updateAndGet(known -> known.without(names));
            board.exclude(names, part.addresses().keySet());
            for (String name : names) {
                ready.remove(name);
                lives.remove(name);
                threads.remove(name);
                grown.remove(name);
            }
            board.tell("platform", "goes on without " + part.name());
            shrinking.remove(part.name());
            ended.complete(null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            ended.completeExceptionally(interrupted);
        }
    }

    private void answer(Requests.Request request, Answer answer) {
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
        end(graph.get().components().stream().map(Component::name).collect(Collectors.toSet()));
        board.tell("platform", "is down");
    }

    /// Ends components in the reverse order of the start.
    private void end(Set<String> names) throws InterruptedException {
        abandonThoseThatWait(names);
        for (List<Component> wave : graph.get().startOrder().reversed()) {
            List<Component> ending =
                    wave.stream().filter(component -> names.contains(component.name())).toList();
            for (Component component : ending) {
                ServerLife life = lives.get(component.name());
                if (life != null) {
                    life.requestEnd();
                }
            }
            for (Component component : ending) {
                Thread thread = threads.get(component.name());
                if (thread != null && !thread.join(THREAD_ENDS_WITHIN)) {
                    board.tell(component.name(), "did not come down in time");
                }
            }
        }
    }

    private void abandonThoseThatWait(Set<String> names) {
        for (ComponentStatus status : board.unfinished()) {
            if (names.contains(status.name())) {
                future(status.name())
                        .completeExceptionally(
                                new IllegalStateException("brought down before ready"));
            }
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
