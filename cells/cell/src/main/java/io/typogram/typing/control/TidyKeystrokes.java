package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.moves.HomeState;
import io.typogram.platform.persistence.SchemaReady;
import io.typogram.platform.residence.Homes;
import io.typogram.platform.residence.NotAtHomeException;
import io.typogram.platform.residence.UserWrites;
import io.typogram.server.persistence.Transactions;
import io.typogram.typing.control.KeystrokeTiers.Aged;
import io.typogram.typing.control.KeystrokeTiers.Kept;
import io.typogram.typing.entity.KeystrokeBundle;
import io.typogram.typing.entity.KeystrokeRetention;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Has keystrokes kept as long as their players want, and those that are kept for long outside the database,
/// some at a time. `docs/internals/keystrokes.md` says when what happens.
@ApplicationScoped
public class TidyKeystrokes {

    private static final Logger LOG = System.getLogger(TidyKeystrokes.class.getName());
    private static final int AT_ONCE = 100;
    private static final Duration WRITTEN_WITHIN = Duration.ofHours(1);

    @Inject private KeystrokeTiers tiers;
    @Inject private KeystrokeRetentions retentions;
    @Inject private KeystrokeObjects objects;
    @Inject private Homes homes;
    @Inject private Transactions transactions;
    @Inject private UserWrites writes;
    @Inject private InstantSource clock;

    @Inject
    @ConfigProperty(name = "typogram.keystrokes.tidying.pause.millis", defaultValue = "10000")
    private long pauseMillis;

    @Resource private ManagedScheduledExecutorService executor;

    private @Nullable ScheduledFuture<?> turns;
    private Aged reached = Aged.OLDEST;
    private UUID reachedNever = new UUID(0, 0);

    void begin(@Observes SchemaReady ready) {
        turns =
                executor.scheduleWithFixedDelay(
                        this::turn, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (turns != null) {
            turns.cancel(false);
        }
    }

    private void turn() {
        try {
            deleteEnded();
            dropUnwanted();
            goThroughOld();
        } catch (RuntimeException failure) {
            // Thrown on, it would end the turns for good; the next one may succeed.
            LOG.log(Level.WARNING, "TYPING-103 keystrokes cannot be tidied, will again", failure);
        }
    }

    /// The object goes first: as long as it is there, something says so.
    private void deleteEnded() {
        if (!objects.isThere()) {
            return;
        }
        for (Kept kept : transactions.run(() -> tiers.ended(clock.instant(), AT_ONCE))) {
            objects.delete(kept);
            atHome(kept.user(), () -> tiers.forget(kept));
        }
    }

    /// Those of players who want nothing kept, but of runs about which something is to be decided.
    private void dropUnwanted() {
        List<UserId> users = transactions.run(() -> retentions.never(reachedNever, AT_ONCE));
        reachedNever = users.size() < AT_ONCE ? new UUID(0, 0) : users.getLast().value();
        // Older ones are dropped with everybody's.
        Instant from = clock.instant().minus(KeystrokeTiers.HOT);
        for (UserId user : users) {
            Set<UUID> unwanted = transactions.run(() -> tiers.decided(user, from, AT_ONCE));
            if (!unwanted.isEmpty()) {
                atHome(user, () -> tiers.drop(user, unwanted));
            }
        }
    }

    private void goThroughOld() {
        Instant old = clock.instant().minus(KeystrokeTiers.HOT);
        Aged after = reached;
        List<Aged> found = transactions.run(() -> tiers.hotBefore(old, after, AT_ONCE));
        Set<UserId> seen = new HashSet<>();
        for (Aged oldest : found) {
            // First, so that one that fails does not hold up all behind it.
            reached = oldest;
            if (seen.add(oldest.user())) {
                tidy(oldest);
            }
        }
        if (found.size() < AT_ONCE) {
            reached = Aged.OLDEST;
        }
    }

    private void tidy(Aged oldest) {
        UserId user = oldest.user();
        KeystrokeRetention keep = transactions.run(() -> retentions.of(user));
        Instant now = clock.instant();
        if (!keep.isLong()) {
            dropOld(user, oldest.completedAt(), now.minus(KeystrokeTiers.HOT));
        } else if (objects.isThere()) {
            coolOld(user, keep, oldest.completedAt(), now.minus(KeystrokeTiers.WARM));
        }
    }

    private void dropOld(UserId user, Instant from, Instant before) {
        Map<UUID, byte[]> old;
        do {
            old = hot(user, from, before);
            Set<UUID> results = Set.copyOf(old.keySet());
            if (results.isEmpty() || !atHome(user, () -> tiers.drop(user, results))) {
                return;
            }
        } while (old.size() == KeystrokeBundle.MAX_STREAMS);
    }

    private void coolOld(UserId user, KeystrokeRetention keep, Instant from, Instant before) {
        Map<UUID, byte[]> old;
        do {
            old = hot(user, from, before);
            Set<UUID> without = new HashSet<>();
            old.forEach((result, stream) -> {
                if (stream.length == 0) {
                    without.add(result);
                }
            });
            if (!without.isEmpty() && !atHome(user, () -> tiers.drop(user, without))) {
                return;
            }
            Map<UUID, byte[]> streams = firstOf(old);
            if (!streams.isEmpty() && !cool(user, keep, before, streams)) {
                return;
            }
        } while (old.size() == KeystrokeBundle.MAX_STREAMS);
    }

    private Map<UUID, byte[]> hot(UserId user, Instant from, Instant before) {
        return transactions.run(() -> tiers.hot(user, from, before, KeystrokeBundle.MAX_STREAMS));
    }

    /// As many as fit into one object, of those that are streams.
    private static Map<UUID, byte[]> firstOf(Map<UUID, byte[]> old) {
        Map<UUID, byte[]> first = new LinkedHashMap<>();
        long bytes = 0;
        for (Map.Entry<UUID, byte[]> stream : old.entrySet()) {
            bytes += stream.getValue().length;
            if (bytes > KeystrokeBundle.MAX_BYTES) {
                break;
            }
            if (stream.getValue().length > 0) {
                first.put(stream.getKey(), stream.getValue());
            }
        }
        return first;
    }

    /// First it is written down that there will be an object, then it is written, then the rows give up what
    /// it holds. Whatever dies in between, each stream is in its row or in an object, and an object that nobody
    /// has finished ends by itself.
    private boolean cool(
            UserId user, KeystrokeRetention keep, Instant newestAt, Map<UUID, byte[]> streams) {
        byte[] object = new KeystrokeBundle(streams).toBytes();
        Kept kept = new Kept(user, UUID.randomUUID(), KeystrokeBundle.checksum(object));
        Instant unlessFinished = clock.instant().plus(WRITTEN_WITHIN);
        if (!atHome(user, () -> tiers.begin(user, kept.bundleId(), unlessFinished))) {
            return false;
        }
        objects.put(user, kept.bundleId(), object);
        return atHome(
                user,
                () -> {
                    boolean done =
                            tiers.end(
                                            kept,
                                            streams.size(),
                                            object.length,
                                            newestAt,
                                            keep.end(newestAt))
                                    && tiers.cool(user, streams.keySet(), kept.bundleId());
                    if (!done) {
                        throw new IllegalStateException("keystrokes were tidied twice at once");
                    }
                });
    }

    /// Runs a write for a player who lives here and does not leave; false for another one. Of those who leave
    /// nothing goes out of the database any more.
    private boolean atHome(UserId user, Runnable write) {
        try {
            return writes.run(
                    user,
                    () -> {
                        Optional<HomeState> state = homes.find(user).map(HomeRecord::state);
                        if (!state.equals(Optional.of(HomeState.ACTIVE))) {
                            return false;
                        }
                        write.run();
                        return true;
                    });
        } catch (NotAtHomeException elsewhere) {
            return false;
        }
    }
}
