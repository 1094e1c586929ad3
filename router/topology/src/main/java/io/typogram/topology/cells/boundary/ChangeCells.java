package io.typogram.topology.cells.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellEmptied;
import io.typogram.topology.cells.CellLeftovers;
import io.typogram.topology.cells.CellLeftovers.Leftovers;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.cells.control.AddOutcome;
import io.typogram.topology.cells.control.AddOutcome.Added;
import io.typogram.topology.cells.control.AddOutcome.Another;
import io.typogram.topology.cells.control.AddOutcome.HostTaken;
import io.typogram.topology.cells.control.AddOutcome.Known;
import io.typogram.topology.cells.control.AddOutcome.TooMany;
import io.typogram.topology.cells.control.CellChanges;
import io.typogram.topology.cells.control.CellDescriptions;
import io.typogram.topology.cells.control.ChangeOutcome;
import io.typogram.topology.cells.control.ChangeOutcome.Changed;
import io.typogram.topology.cells.control.ChangeOutcome.NotCleared;
import io.typogram.topology.cells.control.ChangeOutcome.NotReady;
import io.typogram.topology.cells.control.ChangeOutcome.Unknown;
import io.typogram.topology.cells.control.ChangeOutcome.Unreachable;
import io.typogram.topology.versions.DirectoryAdvanced;
import io.typogram.topology.versions.VersionRange;
import io.typogram.topology.versions.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes cells: each change in a transaction of its own, with a version and an entry in the audit.
@ApplicationScoped
public class ChangeCells {

    private static final Logger LOG = System.getLogger(ChangeCells.class.getName());

    @Inject private Transactions transactions;
    @Inject private Versions versions;
    @Inject private Cells cells;
    @Inject private CellChanges changes;
    @Inject private CellDescriptions descriptions;
    @Inject private CellLeftovers leftovers;
    @Inject private ReadyNodes nodes;
    @Inject private Event<DirectoryAdvanced> advanced;

    /// Registers a cell, or takes over what its description says now. One that is as described
    /// already is left alone, so a restart is no change. Its host names are its own from then on: a cell
    /// that had one of them loses it, as when a tenant has moved into a new cell. A weight, a capacity or
    /// hosts that somebody has set stay until the description says others than it said before. One that was
    /// added, and stands in the configuration later, is no other for that; one that was retired stays so,
    /// whatever is described.
    public void register(Cell described, Reason reason) {
        announce(
                transactions.run(() -> {
                    Optional<Cell> known = cells.find(described.id());
                    if (known.isPresent() && known.get().state() == CellState.RETIRED) {
                        return new Changed(known.get());
                    }
                    Cell wanted = known.isEmpty() ? described : described(known.get(), described);
                    if (known.filter(wanted::equals).isEmpty()) {
                        takeHosts(wanted, reason);
                        wanted = store(wanted, reason).cell();
                    }
                    descriptions.store(described);
                    return new Changed(wanted);
                }));
    }

    /// Registers a cell that no configuration names, as it is described. Describing it so again changes
    /// nothing.
    public AddOutcome add(Cell described, Reason reason) {
        AddOutcome outcome = transactions.run(() -> addIfPossible(described, reason));
        if (outcome instanceof Added(Cell cell)) {
            announce(new Changed(cell));
        }
        return outcome;
    }

    private AddOutcome addIfPossible(Cell described, Reason reason) throws SQLException {
        Optional<Cell> known = cells.find(described.id());
        if (known.isPresent()) {
            return isDescribedSo(known.get(), described)
                    ? new Known(known.get())
                    : new Another(known.get());
        }
        List<Cell> all = cells.all();
        if (all.size() >= Cells.MAX_CELLS) {
            return new TooMany();
        }
        for (Cell other : all) {
            for (HostName host : described.hosts()) {
                if (other.hosts().contains(host)) {
                    return new HostTaken(host, other);
                }
            }
        }
        Cell stored = store(described, reason).cell();
        descriptions.store(described);
        return new Added(stored);
    }

    /// Whether a cell was described so when it was, by whomever. Who has set another weight since has
    /// described nothing.
    private boolean isDescribedSo(Cell known, Cell described) throws SQLException {
        Cell before = known;
        Optional<CellDescriptions.Description> description = descriptions.find(known.id());
        if (description.isPresent()) {
            before =
                    known.withWeight(description.get().weight())
                            .withCapacity(description.get().capacity())
                            .withHosts(description.get().hosts().orElse(known.hosts()));
        }
        return before.describedAs(described).equals(before);
    }

    private Cell described(Cell known, Cell described) throws SQLException {
        Cell wanted = known.describedAs(described);
        Optional<CellDescriptions.Description> before = descriptions.find(known.id());
        if (before.isPresent() && before.get().weight() == described.weight()) {
            wanted = wanted.withWeight(known.weight());
        }
        if (before.isPresent() && before.get().capacity() == described.capacity()) {
            wanted = wanted.withCapacity(known.capacity());
        }
        if (before.flatMap(CellDescriptions.Description::hosts)
                .filter(described.hosts()::equals)
                .isPresent()) {
            wanted = wanted.withHosts(known.hosts());
        }
        return wanted;
    }

    private void takeHosts(Cell cell, Reason reason) throws SQLException {
        for (Cell other : cells.all()) {
            boolean loses = !Collections.disjoint(other.hosts(), cell.hosts());
            if (loses && !other.id().equals(cell.id())) {
                store(other.withoutHosts(cell.hosts()), reason);
            }
        }
    }

    /// Gives a cell another share of its region's new users. Asking for the one that it has changes
    /// nothing.
    public ChangeOutcome weigh(CellId id, long weight, Reason reason) {
        return change(id, cell -> cell.withWeight(weight), reason);
    }

    /// Gives a cell room for another number of users. Asking for the one that it has changes nothing.
    public ChangeOutcome resize(CellId id, long capacity, Reason reason) {
        return change(id, cell -> cell.withCapacity(capacity), reason);
    }

    private ChangeOutcome change(CellId id, UnaryOperator<Cell> wish, Reason reason) {
        return announce(
                transactions.run(() -> {
                    Optional<Cell> known = cells.find(id);
                    if (known.isEmpty()) {
                        return new Unknown();
                    }
                    Cell wanted = wish.apply(known.get());
                    return wanted.equals(known.get()) ? new Changed(wanted) : store(wanted, reason);
                }));
    }

    /// Takes a cell to another state. Asking for the state that it is in changes nothing.
    public ChangeOutcome enter(CellId id, CellState state, Reason reason) {
        if (state == CellState.ACTIVE) {
            // Asked before the transaction begins, in which nobody waits for another server.
            Optional<Cell> known = transactions.run(() -> cells.find(id));
            boolean isNew =
                    known.filter(cell -> cell.state() == CellState.PROVISIONING).isPresent();
            if (isNew && !nodes.isAnyReady(known.get())) {
                return new NotReady(known.get());
            }
        }
        return announce(
                transactions.run(() -> {
                    Optional<Cell> known = cells.find(id);
                    return known.isEmpty() ? new Unknown() : enter(known.get(), state, reason);
                }));
    }

    /// A drain comes to its end. If somebody has called it off, or has come meanwhile, nothing happens.
    void onEmptied(@Observes CellEmptied emptied) {
        ChangeOutcome ended = enter(emptied.cell(), CellState.DRAINED, emptied.reason());
        String end = ended instanceof Changed ? "drained" : "not empty after all";
        LOG.log(Level.INFO, "TOPOLOGY-102 {0} is {1}", emptied.cell(), end);
    }

    private ChangeOutcome enter(Cell cell, CellState state, Reason reason) throws SQLException {
        if (cell.state() == state) {
            return new Changed(cell);
        }
        boolean wouldStrand = state.isEmpty() && cell.users() > 0;
        if (wouldStrand || !cell.state().successors().contains(state)) {
            return new Unreachable(cell);
        }
        if (state == CellState.RETIRED) {
            return retire(cell, reason);
        }
        return store(cell.withState(state), reason);
    }

    /// Its host names are free from then on.
    private ChangeOutcome retire(Cell cell, Reason reason) throws SQLException {
        Optional<Leftovers> left = leftovers.of(cell.id());
        return left.isPresent()
                ? new NotCleared(cell, left.get())
                : store(cell.withState(CellState.RETIRED).withoutHosts(cell.hosts()), reason);
    }

    private Changed store(Cell cell, Reason reason) throws SQLException {
        // A cell's change takes a number, and no place in the changes of homes: none is dropped.
        VersionRange range = versions.lock();
        Cell stored = cell.withVersion(range.current() + 1);
        versions.advance(new VersionRange(range.keptAfter(), stored.version()));
        cells.store(stored);
        changes.record(stored, reason);
        return new Changed(stored);
    }

    private ChangeOutcome announce(ChangeOutcome outcome) {
        if (outcome instanceof Changed changed) {
            advanced.fire(new DirectoryAdvanced(changed.cell().version()));
        }
        return outcome;
    }
}
