package io.typogram.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says how the outbox stands. It takes no node out: reads go on, and another node of the cell would
/// refuse the same writes.
@Readiness
@ApplicationScoped
public class OutboxHealth implements HealthCheck {

    @Inject private OutboxBacklog backlog;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox")
                .up()
                .withData("state", backlog.state().name())
                .withData("waiting", backlog.rows())
                .withData("oldestSeconds", backlog.oldest().toSeconds())
                .build();
    }
}
