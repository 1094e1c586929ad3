package io.typogram.platform.events;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The cell's purges, which a test lets out and holds back.
@ApplicationScoped
public class TestingPurges {

    @Resource private ManagedExecutorService executor;
    @Inject private PurgeSender sender;

    private @Nullable Future<?> sending;
    private CountDownLatch ended = new CountDownLatch(0);

    public void start() {
        CountDownLatch end = new CountDownLatch(1);
        ended = end;
        sending =
                executor.submit(() -> {
                    sender.sendForEver();
                    end.countDown();
                });
    }

    /// Returns when nothing is sent any more.
    public void stop() throws InterruptedException {
        if (sending != null) {
            sending.cancel(true);
            if (!ended.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("purges are still sent");
            }
            sending = null;
        }
    }
}
