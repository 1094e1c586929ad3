package io.typogram.platform;

import io.typogram.platform.persistence.Schema;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the database answers and has the schema. The broker and topology do not count: a cell
/// serves its users without them.
@Readiness
@ApplicationScoped
public class CellReadiness implements HealthCheck {

    private static final int ANSWER_SECONDS = 2;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private Schema schema;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(schema.isMigrated() && answers())
                .build();
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(ANSWER_SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }
}
