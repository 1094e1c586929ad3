package io.typogram.topology.platform;

import io.typogram.server.persistence.Transactions;
import io.typogram.topology.versions.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the database answers and is migrated: the row that is read was made by a migration.
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    private static final String NAME = "database";

    @Inject private Transactions transactions;
    @Inject private Versions versions;

    @Override
    public HealthCheckResponse call() {
        try {
            transactions.run(versions::read);
            return HealthCheckResponse.up(NAME);
        } catch (RuntimeException unreachable) {
            return HealthCheckResponse.down(NAME);
        }
    }
}
