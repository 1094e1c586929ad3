package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.moves.HomeState;
import io.typogram.platform.background.BackgroundWork;
import io.typogram.platform.persistence.SchemaReady;
import io.typogram.platform.residence.Homes;
import io.typogram.platform.residence.NotAtHomeException;
import io.typogram.platform.residence.UserWrites;
import io.typogram.server.persistence.Transactions;
import io.typogram.typing.control.KeystrokeTiers.Aged;
import io.typogram.typing.control.KeystrokeTiers.Kept;
import io.typogram.typing.entity.KeystrokeBundle;
import io.typogram.typing.entity.KeystrokeRetention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Has keystrokes kept as long as their players want, and those that are kept for long outside the database,
/// some at a time. `docs/internals/keystrokes.md` says when what happens.
@ApplicationScoped
public class TidyKeystrokes {

    private static final Logger LOG = System.getLogger(TidyKeystrokes.class.getName());
    private static final int AT_ONCE = 100;
    private static final int BATCHES_A_TURN = 10;
    private static final Duration WRITTEN_WITHIN = Duration.ofHours(1);

    @Inject private KeystrokeTiers tiers;
    @Inject private KeystrokeRetentions retentions;
    @Inject private KeystrokeObjects objects;
    @Inject private Homes homes;
    @Inject private Transactions transactions;
    @Inject private UserWrites writes;
    @Inject private BackgroundWork work;
    @Inject private InstantSource clock;

    @Inject
    @ConfigProperty(name = "typogram.keystrokes.tidying.pause.millis", defaultValue = "10000")
    private long pauseMillis;

    private Aged reached = Aged.OLDEST;
    private UUID reachedNever = new UUID(0, 0);

    void begin(@Observes SchemaReady ready) {
        work.inTurns(
                Duration.ofMillis(pauseMillis),
                this::turn,
                LOG,
                "TYPING-103 keystrokes cannot be tidied, will again");
    }

    private void turn() {
        deleteEnded();
        dropUnwanted();
        boolean more = true;
        for (int batch = 0; batch < BATCHES_A_TURN && more; batch++) {
            more = goThroughOld();
        }
    }

    /// Objects whose time is over, and those that nobody has finished. First the results give the object up; then
    /// it is deleted, and its row last: as long as there is an object, there is a row that names it.
    private void deleteEnded() {
        if (!objects.isThere()) {
            return;
        }
        Instant now = clock.instant();
        for (Kept kept : transactions.run(() -> tiers.ended(now, AT_ONCE))) {
            if (kept.isWritten()) {
                atHome(kept.user(), () -> tiers.giveUp(kept, now));
            } else {
                objects.delete(kept);
                atHome(kept.user(), () -> tiers.forget(kept));
            }
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

    /// Goes over the oldest ones, and on from there; false at the end of a pass.
    private boolean goThroughOld() {
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
        boolean more = found.size() == AT_ONCE;
        reached = more ? reached : Aged.OLDEST;
        return more;
    }

    /// One batch of a player's. If there are more, a later pass finds them.
    private void tidy(Aged oldest) {
        UserId user = oldest.user();
        Instant now = clock.instant();
        boolean isLong = transactions.run(() -> retentions.of(user)).isLong();
        if (isLong && !objects.isThere()) {
            return;
        }
        Instant before = now.minus(isLong ? KeystrokeTiers.WARM : KeystrokeTiers.HOT);
        Map<Aged, byte[]> old =
                transactions.run(() ->
                        tiers.hot(user, oldest.completedAt(), before, KeystrokeBundle.MAX_STREAMS));
        Map<Aged, byte[]> streams = isLong ? firstOf(old) : Map.of();
        Set<UUID> unwanted =
                old.entrySet().stream()
                        .filter(entry -> !isLong || entry.getValue().length == 0)
                        .map(entry -> entry.getKey().resultId())
                        .collect(Collectors.toSet());
        if (!unwanted.isEmpty()) {
            atHome(user, () -> tiers.drop(user, unwanted));
        }
        if (!streams.isEmpty()) {
            cool(user, streams);
        }
    }

    /// Of those that are streams, as many as fit into one object: no more than a month's, since the whole of it
    /// ends when the oldest of them does.
    private static Map<Aged, byte[]> firstOf(Map<Aged, byte[]> old) {
        Map<Aged, byte[]> first = new LinkedHashMap<>();
        Instant end = Instant.MAX;
        long bytes = 0;
        for (Map.Entry<Aged, byte[]> stream : old.entrySet()) {
            Instant completedAt = stream.getKey().completedAt();
            bytes += stream.getValue().length;
            if (stream.getValue().length == 0) {
                continue;
            }
            if (first.isEmpty()) {
                end = completedAt.plus(KeystrokeTiers.WARM);
            } else if (bytes > KeystrokeBundle.MAX_BYTES || !completedAt.isBefore(end)) {
                break;
            }
            first.put(stream.getKey(), stream.getValue());
        }
        return first;
    }

    /// First it is written down that there will be an object, then it is written, then the rows give up what
    /// it holds. Whatever dies in between, each stream is in its row or in an object, and an object that nobody
    /// has finished ends by itself.
    private void cool(UserId user, Map<Aged, byte[]> old) {
        Map<UUID, byte[]> streams = new LinkedHashMap<>();
        old.forEach((aged, stream) -> streams.put(aged.resultId(), stream));
        Instant oldestAt = old.keySet().iterator().next().completedAt();
        byte[] object = new KeystrokeBundle(streams).toBytes();
        Kept kept =
                new Kept(user, UUID.randomUUID(), KeystrokeBundle.checksum(object), streams.size());
        Instant unlessFinished = clock.instant().plus(WRITTEN_WITHIN);
        if (atHome(user, () -> tiers.begin(kept, unlessFinished))) {
            objects.put(kept, object);
            atHome(user, () -> finish(kept, streams.keySet(), object.length, oldestAt));
        }
    }

    /// Whoever has changed their mind meanwhile is heard: what they say locks the same row.
    private void finish(Kept kept, Set<UUID> results, int bytes, Instant oldestAt) {
        KeystrokeRetention keep = retentions.of(kept.user());
        if (!keep.isLong()) {
            return;
        }
        boolean done =
                tiers.end(kept, bytes, oldestAt, keep.end(oldestAt))
                        && tiers.cool(kept.user(), results, kept.bundleId());
        if (!done) {
            throw new IllegalStateException("keystrokes were tidied twice at once");
        }
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
