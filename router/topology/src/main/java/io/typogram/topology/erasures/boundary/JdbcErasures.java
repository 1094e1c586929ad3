package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.moves.Erasure;
import io.typogram.kernel.moves.ErasureState;
import io.typogram.kernel.moves.Erasures;
import io.typogram.kernel.moves.MoveLimits;
import io.typogram.kernel.moves.MovingCell.Erased;
import io.typogram.kernel.topology.Home;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.ErasedUsers;
import io.typogram.topology.directory.ForgetHome;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.erasures.control.ErasureCells;
import io.typogram.topology.erasures.control.ErasureRecords;
import io.typogram.topology.erasures.control.ErasureRows;
import io.typogram.topology.erasures.control.OwnTables;
import io.typogram.topology.erasures.entity.ErasureRecord;
import io.typogram.topology.erasures.entity.SignInState;
import io.typogram.topology.platform.GrowingPause;
import io.typogram.topology.platform.UserRows;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.versions.DirectoryAdvanced;
import io.typogram.topology.versions.VersionRange;
import io.typogram.topology.versions.WritersTurn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;

/// The records of erasures in the database. A change locks the erasure's row and looks whether it is as the
/// driver believes: if not, somebody else has it, and nothing is changed.
@ApplicationScoped
public class JdbcErasures implements Erasures {

    /// How long after its last word a driver is taken for dead.
    static final Duration LEASE = MoveLimits.USUAL.renewal().multipliedBy(6);

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// To forget wants the row that all flips and placements want.
    private static final int MAX_ATTEMPTS = 40;

    private static final String DRIVER = "topology";
    private static final Logger LOG = System.getLogger(JdbcErasures.class.getName());

    @Inject private Transactions transactions;
    @Inject private WritersTurn turn;
    @Inject private ErasureRecords records;
    @Inject private ErasureCells cells;
    @Inject private ErasureRows rows;
    @Inject private OwnTables ownTables;
    @Inject private ErasedUsers erasedUsers;
    @Inject private Homes homes;
    @Inject private ForgetHome forgetHome;
    @Inject private Tenants tenants;
    @Inject @Any private Instance<UserRows> userRows;
    @Inject private ErasureMetrics metrics;
    @Inject private InstantSource clock;
    @Inject private Event<DirectoryAdvanced> advanced;

    @Override
    public Optional<Erasure> take(UUID id) {
        return run(() -> {
            Instant now = clock.instant();
            Optional<ErasureRecord> known = records.lock(id);
            if (known.isEmpty()
                    || known.get().state() == ErasureState.DONE
                    || records.rests(id, now)) {
                return Optional.empty();
            }
            ErasureRecord taken = known.get().taken();
            records.update(taken, now.plus(LEASE));
            return erasure(taken);
        });
    }

    private Optional<Erasure> erasure(ErasureRecord record) throws SQLException {
        return erasedUsers
                .userOf(record.id())
                .map(user ->
                        new Erasure(
                                record.id(), user, record.state(), record.turn(), record.turns()));
    }

    @Override
    public Optional<Erasure> renew(Erasure erasure) {
        return change(erasure, (record, now) -> record);
    }

    @Override
    public boolean settle(Erasure erasure) {
        return run(() -> {
            boolean settled = true;
            for (UserRows one : userRows) {
                settled &= one.settle(erasure.user());
            }
            return settled;
        });
    }

    @Override
    public Optional<Home> home(Erasure erasure) {
        return run(() -> homes.find(erasure.user()).map(DirectoryEntry::home));
    }

    @Override
    public List<CellId> pending(Erasure erasure) {
        return run(() ->
                ErasureCells.homeFirst(
                        cells.pending(erasure.id()),
                        homes.find(erasure.user()).map(entry -> entry.home().cell())));
    }

    @Override
    public Optional<Erasure> answered(Erasure erasure, CellId cell, Erased erased) {
        if (!erased.isAll()) {
            LOG.log(
                    Level.ERROR,
                    "TOPOLOGY-601 cell {0} has erased a user and still found rows in {1} (erasure {2})",
                    cell,
                    erased.left().keySet(),
                    erasure.id());
            metrics.left();
        }
        return change(
                erasure,
                (record, now) -> {
                    cells.answered(record.id(), cell, erased, now);
                    ErasureRecord noted = record.noted();
                    records.note(
                            noted,
                            erased.isAll() ? "CELL_ERASED" : "CELL_FAILED",
                            DRIVER,
                            Optional.of(erased.isAll() ? cell.value() : cell + " " + erased.left()),
                            now);
                    return noted;
                });
    }

    @Override
    public boolean hasSignIn(Erasure erasure) {
        return run(() ->
                records.find(erasure.id())
                        .filter(record -> record.signIn() == SignInState.PENDING)
                        .isPresent());
    }

    @Override
    public Optional<Erasure> signInEnded(Erasure erasure) {
        return change(
                erasure,
                (record, now) -> {
                    ErasureRecord ended = record.withSignInEnded();
                    records.note(ended, "SIGN_IN_ENDED", DRIVER, Optional.empty(), now);
                    return ended;
                });
    }

    @Override
    public Optional<Erasure> advance(Erasure erasure, ErasureState next) {
        return change(
                erasure,
                (record, now) -> {
                    boolean isTooEarly =
                            next == ErasureState.ERASED
                                    && (record.signIn() == SignInState.PENDING
                                            || !cells.pending(record.id()).isEmpty());
                    return isTooEarly ? record : entered(record, next, now);
                });
    }

    @Override
    public Optional<Erasure> forget(Erasure erasure) {
        Forgotten forgotten = turn.take(() -> run(() -> forgetOnce(erasure)));
        forgotten.version().ifPresent(version -> advanced.fire(new DirectoryAdvanced(version)));
        forgotten
                .erasure()
                .filter(now -> now.state() == ErasureState.DONE)
                .ifPresent(_ -> metrics.done(forgotten.took()));
        return forgotten.erasure();
    }

    private Forgotten forgetOnce(Erasure erasure) throws SQLException {
        VersionRange range = forgetHome.lock();
        Optional<ErasureRecord> known = lock(erasure);
        if (known.isEmpty()) {
            return new Forgotten(Optional.empty(), Optional.empty(), Duration.ZERO);
        }
        Instant now = clock.instant();
        Optional<ForgetHome.Forgotten> home = forgetHome.forget(erasure.user(), range);
        SortedMap<String, Long> deleted = new TreeMap<>();
        home.ifPresent(forgotten -> deleted.putAll(forgotten.rows()));
        Optional<TenantId> tenant = home.flatMap(ForgetHome.Forgotten::tenant);
        if (tenant.isPresent()) {
            tenants.addSeats(Map.of(tenant.get(), -1L));
        }
        for (UserRows one : userRows) {
            deleted.putAll(one.forget(erasure.user()));
        }
        deleted.values().removeIf(count -> count == 0);
        SortedMap<String, Long> left = ownTables.left(erasure.user());
        if (!left.isEmpty()) {
            throw new IllegalStateException("nobody deletes " + left.keySet() + " of topology");
        }
        ErasureRecord done = entered(known.get(), ErasureState.DONE, now);
        rows.storeOfTopology(done.id(), deleted);
        records.update(done, now);
        return new Forgotten(
                Optional.of(erasure.in(ErasureState.DONE)),
                home.map(forgotten -> forgotten.departure().version()),
                Duration.between(done.times().requested(), now));
    }

    private ErasureRecord entered(ErasureRecord record, ErasureState next, Instant now)
            throws SQLException {
        ErasureRecord entered = record.in(next, now);
        records.note(entered, next.name(), DRIVER, Optional.empty(), now);
        return entered;
    }

    /// The turn has ended and something is left to do: nobody takes it up for a while.
    void rest(UUID id) {
        Optional<ErasureRecord> _ =
                run(() -> {
                    Optional<ErasureRecord> known =
                            records.lock(id).filter(record -> record.state() != ErasureState.DONE);
                    if (known.isPresent()) {
                        Duration pause = GrowingPause.after(known.get().turns(), LONGEST_PAUSE);
                        records.update(known.get(), clock.instant().plus(pause));
                    }
                    return known;
                });
    }

    private Optional<Erasure> change(Erasure erasure, Changing changing) {
        return run(() -> {
            Optional<ErasureRecord> known = lock(erasure);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            ErasureRecord changed = changing.from(known.get(), now);
            records.update(changed, now.plus(LEASE));
            return erasure(changed);
        });
    }

    @FunctionalInterface
    private interface Changing {

        ErasureRecord from(ErasureRecord record, Instant now) throws SQLException;
    }

    /// The record, if it is as the driver believes.
    private Optional<ErasureRecord> lock(Erasure believed) throws SQLException {
        return records.lock(believed.id())
                .filter(record ->
                        record.turn() == believed.turn() && record.state() == believed.state());
    }

    private <T> T run(Callable<T> work) {
        return transactions.run(MAX_ATTEMPTS, work);
    }

    /// What became of forgetting.
    ///
    /// @param version the directory's, if the user had a home
    private record Forgotten(Optional<Erasure> erasure, Optional<Long> version, Duration took) {}
}
