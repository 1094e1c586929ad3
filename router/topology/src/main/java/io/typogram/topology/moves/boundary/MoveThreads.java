package io.typogram.topology.moves.boundary;

import io.typogram.kernel.moves.CellUnreachableException;
import io.typogram.kernel.moves.Together;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The threads of moves, apart from those on which requests are answered: a move waits for cells, and
/// a loop never ends.
@ApplicationScoped
public class MoveThreads implements Together {

    private static final long IDLE_SECONDS = 60;

    @Inject private MoveSettings settings;

    @Resource private ManagedThreadFactory threads;

    private final List<Thread> loops = new ArrayList<>();
    private ExecutorService drivers;

    /// As many as there are drivers, each of whom needs one at a time: so nobody waits for a thread.
    private ExecutorService helpers;

    @PostConstruct
    void start() {
        drivers = pool(settings.maxAtOnce());
        helpers = pool(settings.maxAtOnce());
    }

    @PreDestroy
    void stop() {
        loops.forEach(Thread::interrupt);
        drivers.shutdownNow();
        helpers.shutdownNow();
    }

    /// Runs a loop that ends when it is interrupted.
    void startLoop(Runnable loop) {
        Thread thread = threads.newThread(loop);
        loops.add(thread);
        thread.start();
    }

    /// Runs one turn at a move.
    void drive(Runnable turn) {
        drivers.execute(turn);
    }

    @Override
    public <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
        var other = new FutureTask<B>(second::get);
        helpers.execute(other);
        A ours;
        try {
            ours = first.get();
        } catch (RuntimeException failed) {
            other.cancel(true);
            throw failed;
        }
        return new Both<>(ours, join(other));
    }

    private static <B> B join(FutureTask<B> other) {
        try {
            return other.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException thrown
                    ? thrown
                    : new IllegalStateException("a supplier throws nothing checked", failed);
        } catch (InterruptedException stopped) {
            other.cancel(true);
            Thread.currentThread().interrupt();
            throw new CellUnreachableException("this node ends", stopped);
        }
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
