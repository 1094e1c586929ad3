package io.typogram.platform.events;

import io.typogram.platform.persistence.SchemaReady;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// Starts the way out and the way in once the schema is there, and stops them with the server. What
/// waits is counted without a broker too: then it waits for ever.
@ApplicationScoped
public class EventTraffic {

    /// The server begins with few threads for all it does: four, on a machine of two processors. Loops
    /// that never end must not be among them, or no request is answered; so each has one of its own.
    @Resource private ManagedThreadFactory threads;

    @Inject private PulsarConnection pulsar;
    @Inject private OutboxBacklog backlog;
    @Inject private OutboxPublisher publisher;
    @Inject private EventSubscription subscription;
    @Inject private PurgeSender purges;

    private final List<Thread> loops = new ArrayList<>();

    void start(@Observes SchemaReady ready) {
        startLoop(backlog::watchForEver);
        if (pulsar.isConfigured()) {
            startLoop(publisher::publishForEver);
            startLoop(subscription::consumeForEver);
            startLoop(purges::sendForEver);
        }
    }

    @PreDestroy
    void stop() {
        loops.forEach(Thread::interrupt);
    }

    private void startLoop(Runnable loop) {
        Thread thread = threads.newThread(loop);
        loops.add(thread);
        thread.start();
    }
}
