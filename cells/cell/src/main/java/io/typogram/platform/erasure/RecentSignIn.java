package io.typogram.platform.erasure;

import io.typogram.platform.callers.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Whether a player has signed in lately enough for what cannot be undone: a browser that somebody left open is
/// not enough.
@ApplicationScoped
public class RecentSignIn {

    @Inject private InstantSource clock;

    @Inject
    @ConfigProperty(name = "typogram.erasure.sign.in.seconds", defaultValue = "600")
    private long seconds;

    public boolean isOf(Caller caller) {
        return caller.signedInAt()
                .filter(at -> !at.plus(longest()).isBefore(clock.instant()))
                .isPresent();
    }

    private Duration longest() {
        return Duration.ofSeconds(Math.max(1, seconds));
    }
}
