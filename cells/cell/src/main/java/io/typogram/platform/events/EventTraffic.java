package io.typogram.platform.events;

import io.typogram.platform.persistence.SchemaReady;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

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

    /// The server begins with few threads for all it does. One more loop among them, on a machine of two
    /// processors, and no request is answered: so this one has a thread of its own.
    @Resource private ManagedThreadFactory threads;

    private final List<Future<?>> loops = new ArrayList<>();
    private @Nullable Thread purging;

    void start(@Observes SchemaReady ready) {
        loops.add(executor.submit(backlog::watchForEver));
        if (!pulsar.isConfigured()) {
            return;
        }
        loops.add(executor.submit(publisher::publishForEver));
        loops.add(executor.submit(subscription::consumeForEver));
        purging = threads.newThread(purges::sendForEver);
        purging.start();
    }

    @PreDestroy
    void stop() {
        loops.forEach(loop -> loop.cancel(true));
        if (purging != null) {
            purging.interrupt();
        }
    }
}
