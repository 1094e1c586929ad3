package io.typogram.platform.events;

import io.typogram.platform.persistence.SchemaReady;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/// Starts the way out and the way in once the schema is there, and stops them with the server. What
/// waits is counted without a broker too: then it waits for ever.
@ApplicationScoped
public class EventTraffic {

    @Resource private ManagedExecutorService executor;
    @Inject private PulsarConnection pulsar;
    @Inject private OutboxBacklog backlog;
    @Inject private OutboxPublisher publisher;
    @Inject private EventSubscription subscription;
    @Inject private PurgeSender purges;

    private final List<Future<?>> loops = new ArrayList<>();

    void start(@Observes SchemaReady ready) {
        loops.add(executor.submit(backlog::watchForEver));
        if (!pulsar.isConfigured()) {
            return;
        }
        loops.add(executor.submit(publisher::publishForEver));
        loops.add(executor.submit(subscription::consumeForEver));
        loops.add(executor.submit(purges::sendForEver));
    }

    @PreDestroy
    void stop() {
        loops.forEach(loop -> loop.cancel(true));
    }
}
