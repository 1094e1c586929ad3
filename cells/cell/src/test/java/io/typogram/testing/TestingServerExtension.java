package io.typogram.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jboss.arquillian.core.spi.LoadableExtension;

/// Puts the cell's surroundings in place before Arquillian starts the server. Port and name are this
/// checkout's own, because Arquillian takes any process that has the name for its server: other
/// checkouts may be tested, and the platform may run, beside this one.
public final class TestingServerExtension implements LoadableExtension {

    /// These stand in `arquillian.xml` too, which is read after this class is.
    static final String PORT_PROPERTY = "typogram.cell.port";

    static final String SERVER_PROPERTY = "typogram.cell.server";

    @Override
    public void register(ExtensionBuilder builder) {
        System.setProperty(PORT_PROPERTY, String.valueOf(freePort()));
        System.setProperty(SERVER_PROPERTY, "tested-" + Integer.toHexString(checkout()));
        builder.observer(TestingServer.class);
    }

    private static int checkout() {
        return Path.of("").toAbsolutePath().toString().hashCode();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
