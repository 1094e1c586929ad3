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
import java.util.Optional;
import java.util.UUID;

/// What was typed, wherever it is kept.
@ApplicationScoped
public class StoredKeystrokes {

    @Inject private KeystrokeTiers tiers;
    @Inject private KeystrokeObjects objects;
    @Inject private Transactions transactions;

    /// What was typed in a run; nothing where it is not kept, or not any more.
    ///
    /// @throws FaultException `keystrokes-unavailable` when they are outside the database, and the store does
    ///     not give them
    /// @throws io.typogram.keystrokes.CorruptStreamException when they were damaged
    public Optional<Keystrokes> find(UserId user, UUID resultId) {
        return switch (tiers.find(user, resultId)) {
            case Place.Hot(Keystrokes keystrokes) -> Optional.of(keystrokes);
            case Place.Cold(Kept kept) -> bundle(kept).of(resultId).map(KeystrokeCodec::decode);
            case Place.Nowhere _ -> Optional.empty();
        };
    }

    KeystrokeBundle bundle(Kept kept) {
        return KeystrokeBundle.parse(object(kept));
    }

    private byte[] object(Kept kept) {
        try {
            return objects.get(kept);
        } catch (ObjectStoreException | IllegalStateException unavailable) {
            throw new FaultException(Problem.of(TypingFaults.KEYSTROKES_UNAVAILABLE), unavailable);
        }
    }

    void archive(@Observes ArchivingPlayer archiving) {
        for (Kept kept : transactions.run(() -> tiers.of(archiving.player()))) {
            archiving.add("keystrokes/" + kept.bundleId(), object(kept));
        }
    }
}
