package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.keystrokes.KeystrokeCodec;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.objects.ObjectStoreException;
import io.typogram.platform.moves.ArchivingPlayer;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.FaultException;
import io.typogram.typing.control.KeystrokeTiers.Kept;
import io.typogram.typing.control.KeystrokeTiers.Place;
import io.typogram.typing.entity.KeystrokeBundle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was typed, wherever it is kept.
@ApplicationScoped
public class StoredKeystrokes {

    private static final Place NOWHERE = new Place.Nowhere();

    @Inject private KeystrokeTiers tiers;
    @Inject private KeystrokeObjects objects;
    @Inject private Transactions transactions;

    /// What was typed in a run; nothing where it is not kept, or not any more. Not for use in a transaction: an
    /// object may be far away.
    ///
    /// @throws FaultException `keystrokes-unavailable` when they are outside the database, and the store does
    ///     not give them
    /// @throws io.typogram.keystrokes.CorruptStreamException when they were damaged
    public Optional<Keystrokes> find(UserId user, UUID resultId) {
        return switch (places(user, List.of(resultId)).getOrDefault(resultId, NOWHERE)) {
            case Place.Hot(Keystrokes keystrokes) -> Optional.of(keystrokes);
            case Place.Cold(Kept kept) ->
                    KeystrokeBundle.parse(object(kept)).of(resultId).map(KeystrokeCodec::decode);
            case Place.Nowhere _ -> Optional.empty();
        };
    }

    /// What was typed in those of some runs of which it is kept and `reading` has it. Not for use in a transaction.
    ///
    /// @param resultIds in the order in which objects are read: `reading` may not get to the last ones
    /// @throws FaultException `keystrokes-unavailable` when the store does not answer
    /// @throws io.typogram.keystrokes.CorruptStreamException when some were damaged
    Map<UUID, Keystrokes> find(UserId user, List<UUID> resultIds, ColdReading reading) {
        Map<UUID, Place> places = places(user, resultIds);
        Map<UUID, Keystrokes> found = new HashMap<>();
        for (UUID resultId : resultIds) {
            Optional<Keystrokes> typed =
                    switch (places.getOrDefault(resultId, NOWHERE)) {
                        case Place.Hot(Keystrokes keystrokes) -> Optional.of(keystrokes);
                        case Place.Cold(Kept kept) -> reading.find(kept, resultId);
                        case Place.Nowhere _ -> Optional.empty();
                    };
            typed.ifPresent(keystrokes -> found.put(resultId, keystrokes));
        }
        return found;
    }

    /// For one request.
    ColdReading reading() {
        return new ColdReading(this::get);
    }

    private Map<UUID, Place> places(UserId user, List<UUID> resultIds) {
        return transactions.run(() -> tiers.find(user, resultIds));
    }

    private byte[] object(Kept kept) {
        return get(kept).orElseThrow(() -> unavailable(null));
    }

    private Optional<byte[]> get(Kept kept) {
        try {
            return objects.get(kept);
        } catch (ObjectStoreException away) {
            throw unavailable(away);
        }
    }

    private static FaultException unavailable(@Nullable Exception cause) {
        Problem problem = Problem.of(TypingFaults.KEYSTROKES_UNAVAILABLE);
        return cause == null ? new FaultException(problem) : new FaultException(problem, cause);
    }

    /// What is lost is missing, and the rows say that it is.
    void archive(@Observes ArchivingPlayer archiving) {
        for (Kept kept : transactions.run(() -> tiers.of(archiving.player()))) {
            objects.get(kept)
                    .ifPresent(object -> archiving.add("keystrokes/" + kept.bundleId(), object));
        }
    }
}
