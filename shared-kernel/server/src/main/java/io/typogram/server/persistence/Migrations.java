package io.typogram.server.persistence;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/// Brings a database's schema to what this version of the code expects.
///
/// Migrations stand under `db/migration/<context>`, one DDL statement each. Contexts number theirs
/// apart, so a late one of an early context is applied out of order.
public final class Migrations {

    private static final Logger LOG = System.getLogger(Migrations.class.getName());
    private static final int CONNECT_RETRIES = 20;

    private Migrations() {}

    /// Applies what is missing. `application` tells where its files lie: the server's class loader
    /// gives single resources and no folder's list, and a list is what Flyway needs.
    ///
    /// @throws IllegalStateException when the application carries no migrations
    public static void apply(DataSource database, ServletContext application) {
        String folder = application.getRealPath("/WEB-INF/classes/db/migration");
        if (folder == null) {
            throw new IllegalStateException(
                    "the application is not expanded, or has no migrations");
        }
        MigrateResult result =
                Flyway.configure(Thread.currentThread().getContextClassLoader())
                        .dataSource(database)
                        .locations("filesystem:" + folder)
                        .failOnMissingLocations(true)
                        .connectRetries(CONNECT_RETRIES)
                        .connectRetriesInterval(1)
                        .outOfOrder(true)
                        .executeInTransaction(true)
                        .load()
                        .migrate();
        LOG.log(
                Level.INFO,
                "SERVER-202 schema at {0}, {1} migrations applied now",
                result.migrationsExecuted == 0
                        ? result.initialSchemaVersion
                        : result.targetSchemaVersion,
                result.migrationsExecuted);
    }
}
