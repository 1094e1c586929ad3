package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.residence.PlayerLeaves;
import io.typogram.platform.residence.UserWrites;
import io.typogram.server.persistence.Transactions;
import io.typogram.typing.control.KeystrokeTiers.Kept;
import io.typogram.typing.entity.KeystrokeBundle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;

/// Takes a player's keystrokes back into the database before they move, so that they move as everything does:
/// compared on both sides, and with nobody having to reach another cell's objects. One object at a time: the
/// player types on meanwhile.
@ApplicationScoped
public class ReturnKeystrokes {

    @Inject private KeystrokeTiers tiers;
    @Inject private KeystrokeObjects objects;
    @Inject private StoredKeystrokes keystrokes;
    @Inject private UserWrites writes;
    @Inject private Transactions transactions;

    void leaves(@Observes PlayerLeaves leaving) {
        UserId user = leaving.player();
        for (Kept kept : transactions.run(() -> tiers.of(user))) {
            takeBack(kept);
        }
    }

    private void takeBack(Kept kept) {
        KeystrokeBundle bundle = keystrokes.bundle(kept);
        UUID done =
                writes.run(
                        kept.user(),
                        () -> {
                            bundle.streams()
                                    .forEach((result, stream) ->
                                            tiers.warm(
                                                    kept.user(), kept.bundleId(), result, stream));
                            tiers.forget(kept);
                            return kept.bundleId();
                        });
        assert done.equals(kept.bundleId());
        objects.delete(kept);
    }
}
