package io.typogram.platform.persistence;

import io.typogram.server.persistence.Migrations;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import javax.sql.DataSource;

/// Brings the schema up to date before anything else uses it.
@ApplicationScoped
public class Schema {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private Event<SchemaReady> ready;

    private volatile boolean migrated;

    void migrate(@Observes @Initialized(ApplicationScoped.class) ServletContext application) {
        Migrations.apply(database, application);
        migrated = true;
        ready.fire(new SchemaReady());
    }

    public boolean isMigrated() {
        return migrated;
    }
}
