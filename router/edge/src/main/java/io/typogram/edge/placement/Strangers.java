package io.typogram.edge.placement;

import io.typogram.edge.MonotonicClock;
import io.typogram.edge.directory.Directory;
import io.typogram.edge.placement.PlacementOutcome.Denied;
import io.typogram.edge.placement.PlacementOutcome.DirectoryFull;
import io.typogram.edge.placement.PlacementOutcome.Erased;
import io.typogram.edge.placement.PlacementOutcome.Placed;
import io.typogram.edge.placement.PlacementOutcome.TooManyStrangers;
import io.typogram.edge.placement.PlacementOutcome.TopologyUnavailable;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.kernel.topology.Home;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Places users whom the directory does not know.
///
/// The answer is in the directory before the question is taken off the list of those under way, so a
/// request either finds the home or joins the question: topology is asked once.
public final class Strangers {

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

    private final Directory directory;
    private final HomeRegistry registry;
    private final Semaphore room;
    private final ErasedUsers erased;
    private final Map<Question, CompletableFuture<PlacementOutcome>> underWay =
            new ConcurrentHashMap<>();
    private final LongAdder asked = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /// Whoever makes a credential up shares no answer with whom it names.
    private record Question(UserId user, String authorization) {}

    public Strangers(
            Directory directory, HomeRegistry registry, MonotonicClock clock, int mostAtOnce) {
        erased = new ErasedUsers(clock);
        this.directory = directory;
        this.registry = registry;
        room = new Semaphore(mostAtOnce);
    }

    public CompletionStage<PlacementOutcome> place(
            UserId user, RegionId region, Optional<HostName> host, String authorization) {
        var question = new Question(user, authorization);
        CompletableFuture<PlacementOutcome> mine = new CompletableFuture<>();
        CompletableFuture<PlacementOutcome> other = underWay.putIfAbsent(question, mine);
        if (other != null) {
            return other;
        }
        Optional<Home> known = directory.find(user);
        if (known.isPresent()) {
            finish(question, mine, new Placed(known.get()));
        } else if (erased.contains(user)) {
            finish(question, mine, new Erased());
        } else if (!room.tryAcquire()) {
            refused.increment();
            finish(question, mine, new TooManyStrangers());
        } else {
            ask(question, region, host, mine);
        }
        return mine;
    }

    /// How often topology was asked to place somebody.
    public long asked() {
        return asked.sum();
    }

    /// How often it could not.
    public long failed() {
        return failed.sum();
    }

    /// How often it was not even asked, because too many questions were under way.
    public long refused() {
        return refused.sum();
    }

    private void ask(
            Question question,
            RegionId region,
            Optional<HostName> host,
            CompletableFuture<PlacementOutcome> mine) {
        asked.increment();
        registry.place(question.user(), region, host, question.authorization())
                .thenApply(answer -> outcomeOf(question.user(), answer))
                .exceptionally(this::unavailable)
                .thenAccept(outcome -> {
                    room.release();
                    finish(question, mine, outcome);
                });
    }

    private PlacementOutcome unavailable(Throwable failure) {
        failed.increment();
        LOG.warn("EDGE-P1 A new user could not be placed", failure);
        return new TopologyUnavailable();
    }

    private PlacementOutcome outcomeOf(UserId user, HomeRegistry.Answer answer) {
        return switch (answer) {
            case HomeRegistry.Answer.Given(Home home) -> learn(user, home);
            case HomeRegistry.Answer.Denied(ProblemType problem) -> new Denied(problem);
            case HomeRegistry.Answer.Gone() -> {
                erased.add(user);
                yield new Erased();
            }
        };
    }

    private PlacementOutcome learn(UserId user, Home home) {
        try {
            directory.learn(user, home);
        } catch (IllegalStateException full) {
            failed.increment();
            LOG.error("EDGE-P2 There is no room for the home of a new user", full);
            return new DirectoryFull();
        }
        return new Placed(directory.find(user).orElse(home));
    }

    private void finish(
            Question question, CompletableFuture<PlacementOutcome> mine, PlacementOutcome outcome) {
        underWay.remove(question, mine);
        mine.complete(outcome);
    }
}
