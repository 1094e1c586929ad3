package io.typogram.platform.erasure;

import io.typogram.platform.background.BackgroundWork;
import io.typogram.platform.persistence.SchemaReady;
import io.typogram.platform.residence.Homes;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Forgets at last that somebody was erased here: once no event about them can still come, which is as long
/// as the broker keeps events and a cell may be away.
@ApplicationScoped
public class ForgetErasures {

    private static final Logger LOG = System.getLogger(ForgetErasures.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int AT_ONCE = 500;

    @Inject private Homes homes;
    @Inject private Transactions transactions;
    @Inject private InstantSource clock;
    @Inject private BackgroundWork work;

    @Inject
    @ConfigProperty(name = "typogram.erasure.remembered.days", defaultValue = "30")
    private int rememberedDays;

    void begin(@Observes SchemaReady ready) {
        work.inTurns(
                EVERY,
                this::sweep,
                LOG,
                "ERASURE-101 old erasures cannot be forgotten, will again");
    }

    private void sweep() {
        Instant before = clock.instant().minus(Duration.ofDays(Math.max(1, rememberedDays)));
        transactions.run(() -> homes.forgetErasedBefore(before, AT_ONCE));
    }
}
