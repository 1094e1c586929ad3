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
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Takes a player's keystrokes back into the database before they move, so that they move as everything does:
/// compared on both sides, and with nobody having to reach another cell's objects. One object at a time: the
/// player types on meanwhile.
@ApplicationScoped
public class ReturnKeystrokes {

    @Inject private KeystrokeTiers tiers;
    @Inject private KeystrokeObjects objects;
    @Inject private UserWrites writes;
    @Inject private Transactions transactions;
    @Inject private InstantSource clock;

    void leaves(@Observes PlayerLeaves leaving) {
        UserId user = leaving.player();
        for (Kept kept : transactions.run(() -> tiers.of(user))) {
            takeBack(kept);
        }
    }

    /// One that is lost holds up no move.
    private void takeBack(Kept kept) {
        Optional<KeystrokeBundle> bundle = objects.get(kept).map(KeystrokeBundle::parse);
        write(
                kept,
                () -> {
                    bundle.ifPresent(streams -> tiers.warm(kept, streams));
                    tiers.giveUp(kept, clock.instant());
                });
        objects.delete(kept);
        write(kept, () -> tiers.forget(kept));
    }

    private void write(Kept kept, Runnable write) {
        UUID written =
                writes.run(
                        kept.user(),
                        () -> {
                            write.run();
                            return kept.bundleId();
                        });
        assert written.equals(kept.bundleId());
    }
}
