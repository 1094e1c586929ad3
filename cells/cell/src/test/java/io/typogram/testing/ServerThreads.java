package io.typogram.testing;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// The server's own threads, for tests from inside.
@ApplicationScoped
public class ServerThreads {

    @Resource private ManagedExecutorService executor;

    public Future<?> begin(Runnable work) {
        return executor.submit(work);
    }

    /// Runs it so many times at once, and waits for all.
    public <T> List<T> together(int times, Callable<T> work) {
        List<Future<T>> running =
                Stream.generate(() -> executor.submit(work)).limit(times).toList();
        return running.stream().map(Together::join).toList();
    }
}
