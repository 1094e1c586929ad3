package io.typogram.testing;

import org.jboss.arquillian.core.spi.LoadableExtension;

/// Puts the cell's surroundings in place before Arquillian starts the server.
public final class TestingServerExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(TestingServer.class);
    }
}
