package io.typogram.topology.erasures.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What an operator may set about erasures, for each node of topology.
@ApplicationScoped
public class ErasureSettings {

    private static final int MAX_PARALLEL = 64;

    @Inject
    @ConfigProperty(name = "typogram.topology.erasures.parallel", defaultValue = "4")
    private int parallel;

    @Inject
    @ConfigProperty(name = "typogram.topology.erasures.remembered.days", defaultValue = "30")
    private int rememberedDays;

    /// How many erasures this node drives at once.
    int parallel() {
        return Math.clamp(parallel, 1, MAX_PARALLEL);
    }

    /// How long it is known who was erased. No token that the user had may be valid for longer.
    Duration remembered() {
        return Duration.ofDays(Math.max(1, rememberedDays));
    }
}
