package io.typogram.platform.background;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Does work in turns until the application ends. One turn never runs beside the next.
@ApplicationScoped
public class BackgroundWork {

    @Resource private ManagedScheduledExecutorService executor;

    private final List<ScheduledFuture<?>> works = new CopyOnWriteArrayList<>();

    /// Begins with the first turn after a pause.
    ///
    /// @param pause between the end of a turn and the beginning of the next
    /// @param failure what the operator is told of a turn that fails; the next one may succeed
    public void inTurns(Duration pause, Runnable turn, Logger log, String failure) {
        works.add(
                executor.scheduleWithFixedDelay(
                        () -> {
                            try {
                                turn.run();
                            } catch (RuntimeException failed) {
                                // Thrown on, it would end the turns for good.
                                log.log(Level.WARNING, failure, failed);
                            }
                        },
                        pause.toMillis(),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS));
    }

    @PreDestroy
    void stop() {
        works.forEach(work -> work.cancel(false));
    }
}
