package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.platform.background.BackgroundWork;
import io.typogram.platform.persistence.SchemaReady;
import io.typogram.platform.residence.NotAtHomeException;
import io.typogram.platform.residence.UserWrites;
import io.typogram.server.persistence.Transactions;
import io.typogram.typing.control.Rescorings.Place;
import io.typogram.typing.entity.Score;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Goes through the results that older formulas computed, some at a time, so that a new release does not
/// keep a cell from its players. Two nodes may be at it: a result that was computed anew is passed over.
@ApplicationScoped
public class RescoreOldResults {

    private static final Logger LOG = System.getLogger(RescoreOldResults.class.getName());
    private static final int AT_ONCE = 100;

    @Inject private Rescorings rescorings;
    @Inject private RescoreResult rescoreResult;
    @Inject private StoredKeystrokes keystrokes;
    @Inject private Transactions transactions;
    @Inject private UserWrites writes;
    @Inject private BackgroundWork work;

    @Inject
    @ConfigProperty(name = "typogram.typing.rescoring.pause.millis", defaultValue = "10000")
    private long pauseMillis;

    private Place reached = Place.BEFORE_ALL;

    void begin(@Observes SchemaReady ready) {
        work.inTurns(
                Duration.ofMillis(pauseMillis),
                this::goOn,
                LOG,
                "TYPING-102 results of older formulas cannot be computed anew, will again");
    }

    private void goOn() {
        List<Place> found =
                transactions.run(
                        () -> rescorings.olderThan(Score.FORMULA_VERSION, reached, AT_ONCE));
        for (Place place : found) {
            // First, so that one that fails does not hold up all behind it.
            reached = place;
            rescore(new UserId(place.user()), place);
        }
        if (found.size() < AT_ONCE) {
            reached = Place.BEFORE_ALL;
        }
    }

    /// One whose keystrokes are no longer there stays as it is.
    private void rescore(UserId user, Place place) {
        keystrokes.find(user, place.result()).ifPresent(typed -> rescore(user, place, typed));
    }

    private void rescore(UserId user, Place place, Keystrokes typed) {
        try {
            writes.run(
                    user,
                    () -> {
                        rescoreResult.rescore(user, place.result(), typed);
                        return place;
                    });
        } catch (NotAtHomeException leaving) {
            // Where the player lives now, their results are found again.
        }
    }
}
