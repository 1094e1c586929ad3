package io.typogram.topology.testing;

import org.jboss.arquillian.core.spi.LoadableExtension;

/// Puts the database and the server's configuration in place before Arquillian starts the server.
public final class TestingServerExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(TestingServer.class);
    }
}
