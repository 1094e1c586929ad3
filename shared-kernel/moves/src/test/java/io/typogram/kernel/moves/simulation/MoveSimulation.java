package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.CellSide;
import io.typogram.kernel.moves.CellUnreachableException;
import io.typogram.kernel.moves.Erasure;
import io.typogram.kernel.moves.ErasureDriver;
import io.typogram.kernel.moves.HomeState;
import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveDriver;
import io.typogram.kernel.moves.MoveLimits;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.kernel.topology.Home;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// One course of things, drawn from a seed: a few users write and read through two edges while operators
/// move them about between three cells, and everything that can fail does. Then everything heals, and the
/// promises are checked.
final class MoveSimulation {

    private static final Duration TROUBLE_ENDS = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration LATEST_NEWS = Duration.ofSeconds(15);
    private static final Duration ROLLBACK_WINDOW = Duration.ofSeconds(4);
    private static final int USERS = 2;
    private static final int EDGES = 2;
    private static final int TOPOLOGY_NODES = 2;
    private static final List<CellId> CELLS =
            List.of(new CellId("eu-1"), new CellId("eu-2"), new CellId("us-1"));

    /// Small, so that a user's rows take several pages.
    private static final MoveLimits LIMITS =
            new MoveLimits(
                    5,
                    8,
                    20,
                    3,
                    100,
                    3,
                    Duration.ofSeconds(1),
                    20,
                    Duration.ofMillis(500),
                    ROLLBACK_WINDOW);

    private final long seed;
    private final World world;
    private final Network network;
    private final SimulatedMoves moves;
    private final SimulatedErasures erasures;
    private final boolean asksBeforeMerging;
    private final Promises promises = new Promises();
    private final Map<CellId, SimulatedStore> stores = new LinkedHashMap<>();
    private final Map<CellId, SimulatedCell> cells = new LinkedHashMap<>();
    private final Map<CellId, MovingCell> remotes = new LinkedHashMap<>();
    private final List<SimulatedEdge> edges = new ArrayList<>();
    private final List<UserId> users = new ArrayList<>();
    private int clientsAtWork;
    private int planned;

    private MoveSimulation(long seed, PlantedBug bug) {
        this.world = new World(seed);
        this.seed = seed;
        this.network = new Network(world, world.chance(0.3) ? 0 : world.share() * 0.3);
        this.moves = new SimulatedMoves(world, world.chance(0.3) ? 0 : world.below(3_000_000L));
        this.erasures =
                new SimulatedErasures(
                        world, moves, CELLS, world.chance(0.3) ? 0 : world.below(3_000_000L));
        this.asksBeforeMerging = bug.asksBeforeMerging();
        for (CellId id : CELLS) {
            var store = new SimulatedStore();
            stores.put(id, store);
            cells.put(
                    id,
                    new SimulatedCell(
                            id, store, moves::home, bug.fence(), promises, this::tellOthers));
            remotes.put(
                    id,
                    new RemoteCell(
                            network, id, bug.plantIn(new CellSide(bug.plantIn(store), LIMITS))));
        }
        for (int edge = 0; edge < EDGES; edge++) {
            edges.add(new SimulatedEdge(network, id -> find(cells, id), moves::home));
        }
        for (int user = 0; user < USERS; user++) {
            var id = new UserId(new UUID(0, user));
            users.add(id);
            moves.place(id, Home.first(draw(CELLS)));
        }
    }

    /// What came of a course.
    ///
    /// @param broken the promises that were broken, in words
    record Outcome(
            long seed, List<String> broken, int flipped, int aborted, int served, int erased) {}

    static Outcome run(long seed, PlantedBug bug) {
        return new MoveSimulation(seed, bug).run();
    }

    private Outcome run() {
        for (int node = 0; node < TOPOLOGY_NODES; node++) {
            keepRunning(this::driveMoves);
            keepRunning(this::driveErasures);
        }
        if (world.chance(0.4)) {
            world.begin(this::wantErasures);
        }
        world.begin(this::planMoves);
        world.begin(this::disturbCells);
        world.begin(this::followDirectory);
        world.begin(this::migrate);
        for (UserId user : users) {
            for (String client : Run.CLIENTS) {
                clientsAtWork++;
                world.begin(() -> play(user, client));
            }
        }
        world.after(
                World.micros(TROUBLE_ENDS),
                () -> {
                    network.heal();
                    moves.heal();
                    erasures.heal();
                });
        if (!world.runUntil(PATIENCE)) {
            promises.broke("not everything has ended: " + unfinished());
        }
        check();
        return new Outcome(
                seed,
                List.copyOf(promises.broken()),
                (int) moves.all().stream().filter(move -> move.verified().isPresent()).count(),
                moves.aborted(),
                promises.kept(),
                erasures.all().size());
    }

    private List<Move> unfinished() {
        return moves.all().stream().filter(move -> !move.finished()).toList();
    }

    private boolean isInTrouble() {
        return world.isBefore(TROUBLE_ENDS);
    }

    // Topology.

    /// A node that is killed again and again, until the trouble ends.
    private void keepRunning(Runnable node) {
        World.Actor life = world.begin(node);
        world.after(
                world.below(4_000_000L),
                () -> {
                    if (isInTrouble() && world.chance(0.8)) {
                        life.kill();
                        world.after(world.below(1_000_000L), () -> keepRunning(node));
                    }
                });
    }

    private void driveMoves() {
        var driver = new MoveDriver(moves, id -> find(remotes, id), world, LIMITS);
        while (isInTrouble() || !unfinished().isEmpty()) {
            List<Move> open = unfinished();
            if (!open.isEmpty()) {
                MoveDriver.Progress _ = driver.drive(draw(open).id());
            }
            world.pauseUpTo(Duration.ofMillis(500));
        }
    }

    private void driveErasures() {
        var driver =
                new ErasureDriver(
                        erasures, id -> find(remotes, id), this::endSignIn, world, LIMITS);
        while (isInTrouble() || !erasures.open().isEmpty()) {
            List<Erasure> open = erasures.open();
            if (!open.isEmpty()) {
                ErasureDriver.Progress _ = driver.drive(draw(open).id());
            }
            world.pauseUpTo(Duration.ofMillis(500));
        }
    }

    private void endSignIn(UserId user) {
        world.pauseUpTo(Duration.ofMillis(20));
        if (isInTrouble() && world.chance(0.2)) {
            throw new CellUnreachableException("simulated");
        }
    }

    /// A user wants to be erased, and asks again, while operators move them about.
    private void wantErasures() {
        world.pauseUpTo(TROUBLE_ENDS);
        UserId user = draw(users);
        for (int again = 0; again < 2; again++) {
            erasures.request(new UUID(2, planned++), user);
            world.pauseUpTo(Duration.ofSeconds(1));
        }
    }

    /// What happened in one cell comes to the others: late, in any order, and sometimes twice.
    private void tellOthers(CellId from, UserId user, Run run) {
        for (CellId other : CELLS) {
            if (!other.equals(from)) {
                int times = world.chance(0.2) ? 2 : 1;
                for (int time = 0; time < times; time++) {
                    world.after(
                            world.below(World.micros(LATEST_NEWS)),
                            () -> merge(find(stores, other), user, run));
                }
            }
        }
    }

    private void merge(SimulatedStore store, UserId user, Run run) {
        boolean isErased =
                store.lock(user).filter(record -> record.state() == HomeState.ERASED).isPresent();
        if (!isErased || !asksBeforeMerging) {
            store.learn(user, run.id());
        }
    }

    /// Operators: they want a user moved who may be moving already, and change their minds.
    private void planMoves() {
        while (isInTrouble()) {
            world.pauseUpTo(Duration.ofSeconds(2));
            UUID id = new UUID(1, planned++);
            moves.plan(id, draw(users), draw(CELLS));
            if (world.chance(0.1)) {
                world.pauseUpTo(Duration.ofMillis(300));
                moves.giveUp(id);
            }
        }
    }

    // Cells.

    private void disturbCells() {
        double trouble = world.share();
        while (isInTrouble()) {
            world.pauseUpTo(Duration.ofSeconds(4));
            if (isInTrouble() && world.chance(trouble)) {
                CellId cell = draw(CELLS);
                network.takeDown(cell);
                world.pauseUpTo(Duration.ofSeconds(2));
                network.bringUp(cell);
            }
        }
    }

    /// A new version comes to one cell after the other, with a table more.
    private void migrate() {
        world.pauseUpTo(TROUBLE_ENDS);
        for (CellId id : CELLS) {
            find(stores, id).create(SimulatedStore.BADGES);
            world.pauseUpTo(Duration.ofSeconds(1));
        }
    }

    // Edges and clients.

    /// Edges hear of the directory's changes late, if at all, and forget when they are started again.
    private void followDirectory() {
        double care = world.share();
        while (isInTrouble()) {
            world.pauseUpTo(Duration.ofSeconds(1));
            SimulatedEdge edge = draw(edges);
            if (world.chance(care)) {
                UserId user = draw(users);
                moves.home(user)
                        .ifPresentOrElse(home -> edge.learn(user, home), () -> edge.forget(user));
            } else if (world.chance(0.1)) {
                edge.restart();
            }
        }
    }

    private void play(UserId user, String client) {
        int number = 0;
        world.pauseUpTo(Duration.ofSeconds(3));
        Duration rest = Duration.ofMillis(20 + world.below(1_500));
        while (isInTrouble()) {
            if (world.chance(0.4)) {
                number++;
                Run run = new Run(client, number);
                until(() -> request(user, (cell, _) -> cell.write(user, run)));
            } else {
                boolean _ = request(user, (cell, _) -> cell.read(user));
            }
            world.pauseUpTo(rest);
        }
        until(() -> request(user, (cell, _) -> cell.read(user)));
        clientsAtWork--;
    }

    private boolean request(
            UserId user, BiFunction<SimulatedCell, UserId, SimulatedCell.Answer> request) {
        Runs before = promises.seen(user);
        try {
            boolean wasGone = promises.isGone(user);
            Optional<SimulatedCell.Answer> answer = draw(edges).pass(user, request);
            if (answer.isPresent()) {
                hear(user, before, wasGone, answer.get());
            }
            return answer.isPresent();
        } catch (CellUnreachableException unanswered) {
            return false;
        }
    }

    private void hear(UserId user, Runs before, boolean wasGone, SimulatedCell.Answer answer) {
        switch (answer) {
            case SimulatedCell.Answer.Served(Runs runs) -> {
                if (wasGone) {
                    promises.broke(user + " was served after they were gone");
                }
                promises.answered(user, before, runs);
            }
            case SimulatedCell.Answer.Erased _ -> promises.gone(user, isErased(user));
            case SimulatedCell.Answer.Held _, SimulatedCell.Answer.Elsewhere _ ->
                    throw new AssertionError("an edge does not pass that on");
        }
    }

    private boolean isErased(UserId user) {
        return erasures.all().stream().anyMatch(erasure -> erasure.user().equals(user));
    }

    private void until(Supplier<Boolean> done) {
        while (!done.get()) {
            world.pauseUpTo(Duration.ofMillis(400));
        }
    }

    // What must be true when everything has come to rest.

    private void check() {
        if (clientsAtWork > 0) {
            promises.broke(clientsAtWork + " clients still wait");
        }
        moves.unaccounted().forEach(promises::broke);
        if (!erasures.open().isEmpty()) {
            promises.broke("not every erasure is done: " + erasures.open());
        }
        for (UserId user : users) {
            if (isErased(user)) {
                checkErased(user);
            } else {
                check(user);
            }
        }
    }

    private void checkErased(UserId user) {
        if (moves.home(user).isPresent()
                || moves.all().stream().anyMatch(move -> move.user().equals(user))) {
            promises.broke("topology knows " + user + ", who was erased");
        }
        for (CellId id : CELLS) {
            SimulatedStore store = find(stores, id);
            if (!store.knowsNothingOf(user)) {
                promises.broke(id + " has something of " + user + ", who was erased");
            }
        }
    }

    private void check(UserId user) {
        Home home = moves.home(user).orElseThrow();
        for (CellId id : CELLS) {
            SimulatedStore store = find(stores, id);
            boolean lives =
                    store.lock(user)
                            .filter(record -> record.state() == HomeState.ACTIVE)
                            .filter(record -> record.home().equals(home))
                            .isPresent();
            if (id.equals(home.cell())) {
                if (!lives && !promises.seen(user).equals(Runs.NONE)) {
                    promises.broke(user + " does not live in " + home + ": " + store.lock(user));
                }
                checkData(user, store);
            } else if (lives || !store.isEmptyOf(user)) {
                promises.broke(id + " has something of " + user + ", who lives in " + home);
            }
        }
    }

    private void checkData(UserId user, SimulatedStore store) {
        Runs runs = Runs.of(store.rows(user, SimulatedStore.RESULTS));
        if (!runs.isWhole() || !runs.contains(promises.seen(user))) {
            promises.broke("of %s of %s there are %s".formatted(promises.seen(user), user, runs));
        }
        for (Run run : promises.badges(user)) {
            if (promises.seen(user).contains(run)
                    && !store.rows(user, SimulatedStore.BADGES).containsKey(run.key())) {
                promises.broke("the badge of %s of %s is lost".formatted(run, user));
            }
        }
        Set<String> latest = new TreeSet<>();
        for (String client : Run.CLIENTS) {
            store.rows(user, SimulatedStore.BESTS).values().stream()
                    .filter(best -> client.equals(best.values().getFirst()))
                    .forEach(best -> latest.add(String.valueOf(best.values().getLast())));
        }
        Set<String> drafts = new TreeSet<>();
        store.rows(user, SimulatedStore.DRAFTS)
                .keySet()
                .forEach(key -> drafts.add(key.values().getFirst()));
        Set<String> expected = new TreeSet<>();
        if (runs.ofA() > 0) {
            expected.add(new Run(Run.CLIENTS.getFirst(), runs.ofA()).id());
        }
        if (runs.ofB() > 0) {
            expected.add(new Run(Run.CLIENTS.getLast(), runs.ofB()).id());
        }
        if (!latest.equals(expected)) {
            promises.broke("the bests of %s are %s, not %s".formatted(user, latest, expected));
        }
        if (!drafts.equals(expected)) {
            promises.broke("the drafts of %s are %s, not %s".formatted(user, drafts, expected));
        }
    }

    private <T> T draw(List<T> from) {
        return from.get(world.below(from.size()));
    }

    private static <T> T find(Map<CellId, T> all, CellId id) {
        return Optional.ofNullable(all.get(id)).orElseThrow();
    }
}
