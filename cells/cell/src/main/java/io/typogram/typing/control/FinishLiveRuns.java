package io.typogram.typing.control;

import io.typogram.platform.background.BackgroundWork;
import io.typogram.platform.persistence.SchemaReady;
import io.typogram.platform.residence.NotAtHomeException;
import io.typogram.server.persistence.Transactions;
import io.typogram.typing.control.StoredLiveRuns.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Ends runs whose players closed the page and did not come back. Two nodes may be at it: a run is kept once.
@ApplicationScoped
public class FinishLiveRuns {

    private static final Logger LOG = System.getLogger(FinishLiveRuns.class.getName());
    private static final int AT_ONCE = 100;

    @Inject private StoredLiveRuns stored;
    @Inject private LiveRuns runs;
    @Inject private Transactions transactions;
    @Inject private BackgroundWork work;
    @Inject private InstantSource clock;

    @Inject
    @ConfigProperty(name = "typogram.live.finishing.pause.millis", defaultValue = "5000")
    private long pauseMillis;

    void begin(@Observes SchemaReady ready) {
        work.inTurns(
                Duration.ofMillis(pauseMillis),
                this::goOn,
                LOG,
                "TYPING-105 runs that their players left cannot be ended, will again");
    }

    private void goOn() {
        transactions.run(() -> stored.due(clock.instant(), AT_ONCE)).forEach(this::end);
    }

    /// One that fails holds up no other.
    private void end(Place place) {
        try {
            runs.end(place);
        } catch (NotAtHomeException leaving) {
            // Where the player lives now, it is found again.
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "TYPING-106 a run that its player left cannot be ended", failed);
        }
    }
}
