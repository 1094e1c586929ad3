package io.typogram.topology.platform;

import io.typogram.server.persistence.Migrations;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import javax.sql.DataSource;

/// Brings the schema up to date before anything else uses it. A failure keeps the application from
/// starting, so it is never ready on a schema that it does not know.
@ApplicationScoped
public class Schema {

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private Event<SchemaReady> ready;

    void migrate(@Observes @Initialized(ApplicationScoped.class) ServletContext application) {
        Migrations.apply(database, application);
        ready.fire(new SchemaReady());
    }
}
