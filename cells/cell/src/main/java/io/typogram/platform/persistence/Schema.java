package io.typogram.platform.persistence;

import io.typogram.server.persistence.Migrations;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import javax.sql.DataSource;

/// Brings the schema up to date before anything else uses it.
@ApplicationScoped
public class Schema {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private Event<SchemaReady> ready;

    private volatile boolean migrated;

    void migrate(@Observes Startup startup) {
        Migrations.apply(database);
        migrated = true;
        ready.fire(new SchemaReady());
    }

    public boolean isMigrated() {
        return migrated;
    }
}
