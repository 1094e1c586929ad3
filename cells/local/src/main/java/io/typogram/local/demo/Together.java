package io.typogram.local.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the same for many, a bounded number at once.
final class Together {

    /// What is done for one of them.
    interface Step<T, R> {
        R of(T one) throws IOException, InterruptedException;
    }

    private Together() {}

    /// The results in the order of `all`.
    static <T, R> List<R> map(int atOnce, List<T> all, Step<T, R> step)
            throws IOException, InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
            List<Future<R>> futures = new ArrayList<>();
            for (T one : all) {
                futures.add(executor.submit(() -> step.of(one)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new IOException("the demo stopped", failed.getCause());
        }
    }
}
