package io.typogram.platform.events;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The cell's ear, which a test opens and closes.
@ApplicationScoped
public class TestingSubscription {

    @Resource private ManagedExecutorService executor;
    @Inject private EventSubscription subscription;

    private @Nullable Future<?> listening;

    public void start() {
        listening = executor.submit(subscription::consumeForEver);
    }

    public void stop() {
        if (listening != null) {
            listening.cancel(true);
        }
    }
}
