package io.typogram.topology.platform;

import io.typogram.kernel.time.MicrosecondClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/// Gives the time to whoever asks for an `InstantSource`; the only reader of the machine's clock.
@ApplicationScoped
public class Clock {

    @Produces
    public InstantSource instants() {
        return new MicrosecondClock(InstantSource.system());
    }
}
