package io.typogram.topology.moves.boundary;

import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveLimits;
import io.typogram.kernel.moves.MoveState;
import io.typogram.kernel.moves.Moves;
import io.typogram.kernel.moves.Stamp;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.directory.MoveHome;
import io.typogram.topology.moves.control.MoveHistory;
import io.typogram.topology.moves.control.MoveRecords;
import io.typogram.topology.moves.control.Pauses;
import io.typogram.topology.moves.control.PlanCheck;
import io.typogram.topology.moves.entity.AbortOutcome;
import io.typogram.topology.moves.entity.AbortOutcome.Aborted;
import io.typogram.topology.moves.entity.AbortOutcome.AbortedBefore;
import io.typogram.topology.moves.entity.AbortOutcome.TooLate;
import io.typogram.topology.moves.entity.AbortOutcome.Unknown;
import io.typogram.topology.moves.entity.MoveRecord;
import io.typogram.topology.moves.entity.MovesDue;
import io.typogram.topology.moves.entity.Passage;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.versions.DirectoryAdvanced;
import io.typogram.topology.versions.VersionRange;
import io.typogram.topology.versions.WritersTurn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/// The records of moves in the database. A change locks the move's row and looks whether it is as the
/// driver believes: if not, somebody else has it, and nothing is changed.
@ApplicationScoped
public class JdbcMoves implements Moves {

    /// How long after its last word a driver is taken for dead.
    static final Duration LEASE = MoveLimits.USUAL.renewal().multipliedBy(6);

    /// All flips and placements want one row, and all turns another one: see PlaceUsers.
    static final int MAX_ATTEMPTS = 40;

    static final String HOME_CHANGED = "HOME_CHANGED";
    static final String ABORTED_BY_OPERATOR = "ABORTED_BY_OPERATOR";

    private static final Logger LOG = System.getLogger(JdbcMoves.class.getName());

    @Inject private Transactions transactions;
    @Inject private WritersTurn turn;
    @Inject private MoveRecords records;
    @Inject private MoveHistory history;
    @Inject private MoveHome moveHome;
    @Inject private Homes homes;
    @Inject private Cells cells;
    @Inject private Tenants tenants;
    @Inject private MoveMetrics metrics;
    @Inject private InstantSource clock;
    @Inject private Event<DirectoryAdvanced> advanced;
    @Inject private Event<MovesDue> due;

    private final UUID thisNode = UUID.randomUUID();

    @Override
    public Optional<Move> take(UUID id) {
        return run(() -> {
            Instant now = clock.instant();
            Optional<MoveRecord> known = records.lock(id);
            if (known.isEmpty() || known.get().move().finished() || records.rests(id, now)) {
                return Optional.empty();
            }
            MoveRecord taken = known.get().taken(records.nextTurn(), now);
            records.update(taken, Optional.of(thisNode), now.plus(LEASE));
            return Optional.of(taken.move());
        });
    }

    @Override
    public Optional<Move> renew(Move move) {
        return run(() -> {
            Optional<MoveRecord> known = lock(move);
            if (known.isPresent()) {
                records.rest(move.id(), thisNode, clock.instant().plus(LEASE));
            }
            return known.map(MoveRecord::move);
        });
    }

    @Override
    public Optional<Move> advance(Move move, MoveState next) {
        return change(move, (record, now) -> record.entered(next, now));
    }

    @Override
    public Optional<Move> verified(Move move, Move.Verified found) {
        return change(move, (record, now) -> record.verified(found, now));
    }

    @Override
    public Optional<Move> flip(Move move) {
        Flip flip = turn.take(() -> run(() -> flipIfPossible(move)));
        flip.home().ifPresent(home -> advanced.fire(new DirectoryAdvanced(home.version())));
        tell(flip.move());
        return flip.move().map(MoveRecord::move);
    }

    private Flip flipIfPossible(Move move) throws SQLException {
        VersionRange range = moveHome.lock();
        Optional<MoveRecord> known = lock(move);
        if (known.isEmpty()) {
            return new Flip(Optional.empty(), Optional.empty());
        }
        Instant now = clock.instant();
        Optional<String> refusal = refusalOfFlip(move, known.get().overridden());
        if (refusal.isPresent()) {
            return new Flip(
                    Optional.of(store(known.get().aborted(refusal.get(), now))), Optional.empty());
        }
        MoveRecord flipped = store(known.get().entered(MoveState.FLIPPED, now));
        return new Flip(
                Optional.of(flipped),
                Optional.of(moveHome.move(move.user(), move.from(), move.to(), range)));
    }

    private Optional<String> refusalOfFlip(Move move, boolean override) throws SQLException {
        boolean isAtHome =
                homes.find(move.user())
                        .filter(entry -> entry.home().equals(move.from()))
                        .isPresent();
        if (!isAtHome) {
            return Optional.of(HOME_CHANGED);
        }
        Cell source = cells.find(move.from().cell()).orElseThrow();
        Cell target = cells.find(move.target()).orElseThrow();
        return PlanCheck.refusalOfFlip(Passage.of(source, target, tenants.all()), override);
    }

    @Override
    public Optional<Move> activated(Move move) {
        return change(move, (record, now) -> record.entered(MoveState.ACTIVE, now));
    }

    @Override
    public Optional<Move> abort(Move move, String reason) {
        if (!move.state().isBeforeFlip()) {
            return Optional.empty();
        }
        return change(move, (record, now) -> record.aborted(reason, now));
    }

    @Override
    public Optional<Move> closed(Move move, Stamp stamp, Duration window) {
        return change(move, (record, now) -> record.closed(stamp, now.plus(window), now));
    }

    @Override
    public Optional<Move> finished(Move move) {
        return change(move, MoveRecord::finished);
    }

    @Override
    public Optional<Move> unaccounted(Move move) {
        LOG.log(
                Level.ERROR,
                "TOPOLOGY-303 what move {0} left behind is not what was verified; it is kept",
                move.id());
        return change(move, MoveRecord::withUnaccounted);
    }

    /// As an operator does, whatever a driver is doing.
    AbortOutcome giveUp(UUID id, Reason reason) {
        AbortOutcome outcome = run(() -> giveUpIfPossible(id, reason));
        if (outcome instanceof Aborted(MoveRecord aborted)) {
            metrics.count(aborted);
            due.fire(new MovesDue());
        }
        return outcome;
    }

    private AbortOutcome giveUpIfPossible(UUID id, Reason reason) throws SQLException {
        Optional<MoveRecord> known = records.lock(id);
        if (known.isEmpty()) {
            return new Unknown();
        }
        MoveState state = known.get().move().state();
        if (!state.isBeforeFlip()) {
            return state == MoveState.ABORTED
                    ? new AbortedBefore(known.get())
                    : new TooLate(known.get());
        }
        Instant now = clock.instant();
        MoveRecord aborted = known.get().aborted(ABORTED_BY_OPERATOR, now);
        records.update(aborted, Optional.empty(), now);
        history.record(aborted, MoveState.ABORTED.name(), reason.by(), Optional.of(reason.why()));
        return new Aborted(aborted);
    }

    /// The turn at a move has ended, and it is not finished: nobody takes it up until there is something to
    /// do.
    ///
    /// @param ended when what was left behind is only kept for the rollback window
    void rest(UUID id, boolean ended) {
        // Of a user who was erased the move is gone.
        Optional<UUID> _ =
                run(() -> {
                    Optional<MoveRecord> known = records.lock(id);
                    if (known.isPresent()) {
                        Move move = known.get().move();
                        Instant soon = clock.instant().plus(Pauses.after(move));
                        records.rest(id, thisNode, ended ? move.purgeAfter().orElse(soon) : soon);
                    }
                    return known.map(record -> record.move().id());
                });
    }

    private Optional<Move> change(Move move, BiFunction<MoveRecord, Instant, MoveRecord> changed) {
        Optional<MoveRecord> stored =
                run(() -> {
                    Optional<MoveRecord> known = lock(move);
                    return known.isEmpty()
                            ? Optional.<MoveRecord>empty()
                            : Optional.of(store(changed.apply(known.get(), clock.instant())));
                });
        tell(stored);
        return stored.map(MoveRecord::move);
    }

    /// The record, if it is as the driver believes.
    private Optional<MoveRecord> lock(Move believed) throws SQLException {
        return records.lock(believed.id()).filter(record -> record.move().equals(believed));
    }

    private MoveRecord store(MoveRecord changed) throws SQLException {
        Instant leasedUntil = changed.times().changed().plus(LEASE);
        records.update(changed, Optional.of(thisNode), leasedUntil);
        history.record(changed, change(changed), "turn " + changed.move().turn(), note(changed));
        return changed;
    }

    private static String change(MoveRecord record) {
        Move move = record.move();
        if (move.finished()) {
            return record.unaccounted() ? "UNACCOUNTED" : "FINISHED";
        }
        return move.closed().isPresent() ? "CLOSED" : move.state().name();
    }

    private static Optional<String> note(MoveRecord record) {
        return switch (record.move().state()) {
            case ABORTED -> record.move().finished() ? Optional.empty() : record.failure();
            case VERIFIED -> record.move().verified().map(Move.Verified::digest);
            case PLANNED, COPYING, FENCED, FLIPPED, ACTIVE -> Optional.empty();
        };
    }

    /// Counts what has been committed.
    private void tell(Optional<MoveRecord> stored) {
        stored.filter(record -> record.isOpen() || record.unaccounted()).ifPresent(metrics::count);
    }

    private <T> T run(Callable<T> work) {
        return transactions.run(MAX_ATTEMPTS, work);
    }

    /// What became of a flip.
    ///
    /// @param home the directory's new line, if it was changed
    private record Flip(Optional<MoveRecord> move, Optional<DirectoryEntry> home) {}
}
