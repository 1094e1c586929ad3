package io.typogram.platform.erasure;

import io.typogram.platform.persistence.SchemaReady;
import io.typogram.platform.residence.Homes;
import io.typogram.server.persistence.Transactions;
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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

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

    @Inject
    @ConfigProperty(name = "typogram.erasure.remembered.days", defaultValue = "30")
    private int rememberedDays;

    @Resource private ManagedScheduledExecutorService executor;

    private @Nullable ScheduledFuture<?> sweeping;

    void begin(@Observes SchemaReady ready) {
        sweeping =
                executor.scheduleWithFixedDelay(
                        this::sweep, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
    }

    private void sweep() {
        try {
            Instant before = clock.instant().minus(Duration.ofDays(Math.max(1, rememberedDays)));
            transactions.run(() -> homes.forgetErasedBefore(before, AT_ONCE));
        } catch (RuntimeException failure) {
            // Thrown on, it would end the sweeping for good; the next one may succeed.
            LOG.log(
                    Level.WARNING,
                    "ERASURE-101 old erasures cannot be forgotten, will again",
                    failure);
        }
    }
}
