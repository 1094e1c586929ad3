package io.typogram.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says which build this node runs, in the answer by which topology learns whether it is ready: so the two are
/// of one moment. It takes no node out.
@Readiness
@ApplicationScoped
public class ReleaseHealth implements HealthCheck {

    private static final String NAME = "release";

    @Inject
    @ConfigProperty(name = "typogram.release", defaultValue = "unstamped")
    private String release;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME).up().withData(NAME, release).build();
    }
}
