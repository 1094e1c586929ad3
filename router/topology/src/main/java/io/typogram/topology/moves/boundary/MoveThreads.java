package io.typogram.topology.moves.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads of moves, apart from those on which requests are answered: a move waits for cells.
@ApplicationScoped
public class MoveThreads {

    private static final long IDLE_SECONDS = 60;

    @Inject private MoveSettings settings;

    @Resource private ManagedThreadFactory threads;

    private ExecutorService drivers;

    @PostConstruct
    void start() {
        drivers = pool(settings.maxAtOnce());
    }

    @PreDestroy
    void stop() {
        drivers.shutdownNow();
    }

    /// Runs one turn at a move.
    void drive(Runnable turn) {
        drivers.execute(turn);
    }

    private ExecutorService pool(int max) {
        var pool =
                new ThreadPoolExecutor(
                        max,
                        max,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(max),
                        threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
