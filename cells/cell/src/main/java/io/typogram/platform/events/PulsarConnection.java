package io.typogram.platform.events;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.SizeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The region's Pulsar cluster. The client connects, and connects again, by itself.
@ApplicationScoped
class PulsarConnection {

    private static final Logger LOG = System.getLogger(PulsarConnection.class.getName());
    private static final int OPERATION_TIMEOUT_SECONDS = 10;
    private static final int IO_THREADS = 1;
    private static final int LISTENER_THREADS = 1;
    private static final long MEMORY_LIMIT_MEBIBYTES = 32;

    private final Optional<String> url;
    private @Nullable PulsarClient client;

    @Inject
    PulsarConnection(@ConfigProperty(name = "typogram.pulsar.url") Optional<String> url) {
        this.url = url.filter(text -> !text.isBlank());
    }

    /// Needed by the container for the client proxy.
    protected PulsarConnection() {
        this.url = Optional.empty();
    }

    /// Whether this cell has a broker at all. Without one events wait in the outbox.
    boolean isConfigured() {
        return url.isPresent();
    }

    synchronized PulsarClient client() throws PulsarClientException {
        if (client == null) {
            client =
                    PulsarClient.builder()
                            .serviceUrl(url.orElseThrow())
                            .ioThreads(IO_THREADS)
                            .listenerThreads(LISTENER_THREADS)
                            .operationTimeout(OPERATION_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                            .memoryLimit(MEMORY_LIMIT_MEBIBYTES, SizeUnit.MEGA_BYTES)
                            .build();
        }
        return client;
    }

    @PreDestroy
    synchronized void close() {
        if (client == null) {
            return;
        }
        try {
            client.close();
        } catch (PulsarClientException failed) {
            LOG.log(Level.WARNING, "EVENTS-101 closing the broker's client failed", failed);
        }
    }
}
