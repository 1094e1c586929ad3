package io.typogram.topology.placement.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.FaultException;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.directory.DirectoryChanges;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.ErasedUsers;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.placement.control.NearestRegions;
import io.typogram.topology.placement.control.PlacementPolicy;
import io.typogram.topology.placement.control.PlacementRound;
import io.typogram.topology.placement.control.Residency;
import io.typogram.topology.placement.entity.PlacementOutcome;
import io.typogram.topology.placement.entity.PlacementRequest;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.versions.DirectoryAdvanced;
import io.typogram.topology.versions.VersionRange;
import io.typogram.topology.versions.Versions;
import io.typogram.topology.versions.WritersTurn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Places users, or finds where they live.
///
/// All placements take their version from one row, so their transactions can only follow one another.
/// Therefore those that arrive while one commits wait, and are then committed together: whoever gets the
/// turn decides for all who wait. Within a node nothing conflicts; two nodes that meet are ordered by
/// the row's lock, and the one that came second is run again.
///
/// The counts of users stand in one row a cell. As every placement holds the row of versions anyway,
/// more rows a cell would let nobody through sooner.
@ApplicationScoped
public class PlaceUsers {

    /// A transaction stays small enough to be repeated without regret.
    static final int MAX_GROUP = 500;

    static final int MAX_WAITING = 5000;

    /// Two busy nodes lose every second attempt to each other, so the usual number of attempts would
    /// refuse some groups; with this one it does not happen.
    static final int MAX_ATTEMPTS = 40;

    @Inject private Transactions transactions;
    @Inject private Versions versions;
    @Inject private WritersTurn turn;
    @Inject private Cells cells;
    @Inject private Tenants tenants;
    @Inject private Homes homes;
    @Inject private ErasedUsers erasedUsers;
    @Inject private DirectoryChanges changes;
    @Inject private Event<DirectoryAdvanced> advanced;
    @Inject private MetricRegistry metrics;

    @Inject
    @ConfigProperty(name = "typogram.topology.nearest.regions")
    private Optional<String> nearestRegions;

    @Inject
    @ConfigProperty(name = "typogram.topology.resident.regions")
    private Optional<String> residentRegions;

    /// How many changes are kept for followers: enough for what happens while a snapshot is loaded.
    @Inject
    @ConfigProperty(name = "typogram.topology.history", defaultValue = "1000000")
    private long history;

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);

    /// The home of the user, who is given one when there was none.
    ///
    /// @throws FaultException `contended` when too many wait
    public PlacementOutcome place(PlacementRequest request) {
        var waiting = new Waiting(request, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new FaultException(Problem.of(CommonProblems.CONTENDED));
        }
        return turn.take(() -> {
            while (!waiting.outcome().isDone()) {
                decideGroup();
            }
            return waiting.outcome().join();
        });
    }

    /// The home of the user, if there is one.
    public Optional<DirectoryEntry> find(UserId user) {
        return transactions.run(() -> homes.find(user));
    }

    /// The homes of those of `users` who have one.
    Map<UserId, DirectoryEntry> find(Collection<UserId> users) {
        return transactions.run(() -> homes.find(users));
    }

    /// Whether the user is being erased, or was.
    public boolean isErased(UserId user) {
        return transactions.run(() -> erasedUsers.contains(user));
    }

    private void decideGroup() {
        List<Waiting> group = new ArrayList<>();
        queue.drainTo(group, MAX_GROUP);
        List<PlacementRequest> requests = group.stream().map(Waiting::request).toList();
        try {
            Decided decided = transactions.run(MAX_ATTEMPTS, () -> decide(requests));
            publish(decided.placed());
            for (int index = 0; index < group.size(); index++) {
                group.get(index).outcome().complete(decided.outcomes().get(index));
            }
        } catch (RuntimeException | Error failure) {
            group.forEach(waiting -> waiting.outcome().completeExceptionally(failure));
        }
    }

    private Decided decide(List<PlacementRequest> requests) throws SQLException {
        List<UserId> users = requests.stream().map(PlacementRequest::user).distinct().toList();
        Map<UserId, DirectoryEntry> known = homes.find(users);
        VersionRange range = known.size() < users.size() ? versions.lock() : versions.read();
        Set<UserId> erased = erasedUsers.among(users);
        var round =
                new PlacementRound(
                        policy(), cells.all(), tenants.all(), known, erased, range.current());
        List<PlacementOutcome> outcomes = requests.stream().map(round::decide).toList();
        if (!round.placed().isEmpty()) {
            store(round, range.advance(round.placed().size(), history));
        }
        return new Decided(outcomes, round.placed());
    }

    private void store(PlacementRound round, VersionRange range) throws SQLException {
        homes.insert(round.placed());
        cells.addUsers(round.usersAdded());
        tenants.addSeats(round.seatsGiven());
        changes.append(round.placed(), range);
        versions.advance(range);
    }

    private PlacementPolicy policy() {
        return new PlacementPolicy(
                NearestRegions.parse(nearestRegions.orElse("")),
                Residency.parse(residentRegions.orElse("")));
    }

    private void publish(List<DirectoryEntry> placed) {
        if (placed.isEmpty()) {
            return;
        }
        advanced.fire(new DirectoryAdvanced(placed.getLast().version()));
        for (DirectoryEntry entry : placed) {
            metrics.counter(
                            "typogram_topology_placements",
                            new Tag("cell", entry.home().cell().value()))
                    .inc();
        }
    }

    /// A request whose caller waits for its outcome.
    private record Waiting(PlacementRequest request, CompletableFuture<PlacementOutcome> outcome) {}

    /// What a group's transaction came to.
    private record Decided(List<PlacementOutcome> outcomes, List<DirectoryEntry> placed) {}
}
