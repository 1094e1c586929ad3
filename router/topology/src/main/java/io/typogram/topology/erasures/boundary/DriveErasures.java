package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.moves.CellUnreachableException;
import io.typogram.kernel.moves.ErasureDriver;
import io.typogram.kernel.moves.ErasureDriver.Progress;
import io.typogram.kernel.moves.MoveLimits;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.directory.ErasedUsers;
import io.typogram.topology.erasures.control.ErasureRecords;
import io.typogram.topology.moves.MovingCells;
import io.typogram.topology.platform.Loops;
import io.typogram.topology.platform.SchemaReady;
import io.typogram.topology.platform.WorkLoop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/// Takes up every erasure that is due and that nobody drives. A bounded number at once.
///
/// One that this node was asked for wakes it at once; for others it looks twice a second. Nothing that matters
/// is remembered here, so a restart needs no care.
@ApplicationScoped
public class DriveErasures {

    private static final Logger LOG = System.getLogger(DriveErasures.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final int FORGOTTEN_AT_ONCE = 500;

    @Inject private JdbcErasures erasures;
    @Inject private ErasureRecords records;
    @Inject private ErasedUsers erasedUsers;
    @Inject private MovingCells cells;
    @Inject private KeycloakSignIns signIns;
    @Inject private ErasureSettings settings;
    @Inject private Loops loops;
    @Inject private Transactions transactions;
    @Inject private InstantSource clock;

    @Resource private ManagedThreadFactory threads;

    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final WorkLoop loop = new WorkLoop(LOOK_EVERY, this::takeUp, DriveErasures::failed);
    private ErasureDriver driver;
    private Instant forgetNext = Instant.MIN;

    @PostConstruct
    void prepare() {
        driver = new ErasureDriver(erasures, cells::of, signIns, clock, MoveLimits.USUAL);
    }

    void start(@Observes SchemaReady ready) {
        loops.start(loop);
    }

    void onDue(@Observes ErasuresDue due) {
        loop.wake();
    }

    @Gauge(name = "typogram_topology_erasures_open", absolute = true, unit = "none")
    public long open() {
        return transactions.run(() -> records.open(clock.instant())).count();
    }

    @Gauge(name = "typogram_topology_erasures_oldest_seconds", absolute = true, unit = "none")
    public long oldestSeconds() {
        return transactions.run(() -> records.open(clock.instant())).oldest().toSeconds();
    }

    private void takeUp() {
        forgetWhom();
        int places = settings.parallel() - running.size();
        if (places <= 0) {
            return;
        }
        List<UUID> due = transactions.run(() -> records.due(clock.instant(), settings.parallel()));
        for (UUID id : due) {
            if (running.size() < settings.parallel() && running.add(id)) {
                threads.newThread(() -> drive(id)).start();
            }
        }
    }

    private void drive(UUID id) {
        try {
            if (turn(id) == Progress.INTERRUPTED) {
                erasures.rest(id);
            }
        } catch (RuntimeException | Error failed) {
            // The lease runs out by itself, and then the erasure is due again.
            LOG.log(Level.WARNING, "TOPOLOGY-604 erasure " + id + " cannot rest", failed);
        } finally {
            running.remove(id);
            loop.wake();
        }
    }

    private Progress turn(UUID id) {
        try {
            return driver.drive(id);
        } catch (CellUnreachableException unreachable) {
            return Progress.INTERRUPTED;
        } catch (RuntimeException | Error failed) {
            LOG.log(
                    Level.WARNING,
                    "TOPOLOGY-602 a turn at erasure " + id + " failed, will go on",
                    failed);
            return Progress.INTERRUPTED;
        }
    }

    /// At last nobody needs to know who was erased.
    private void forgetWhom() {
        Instant now = clock.instant();
        if (now.isBefore(forgetNext)) {
            return;
        }
        transactions.run(() -> {
            Instant before = now.minus(settings.remembered());
            for (UUID id : records.rememberedFromBefore(before, FORGOTTEN_AT_ONCE)) {
                erasedUsers.forget(id);
            }
            return true;
        });
        forgetNext = now.plus(FORGET_EVERY);
    }

    private static void failed(Throwable failure) {
        // Nothing is lost: what is due is still due.
        LOG.log(Level.WARNING, "TOPOLOGY-603 cannot look for erasures, will again", failure);
    }
}
