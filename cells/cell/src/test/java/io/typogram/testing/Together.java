package io.typogram.testing;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Many callers who begin at one moment.
public final class Together {

    private static final int LONGEST_SECONDS = 60;

    private Together() {}

    /// Calls `callers` times at once, each with its own number, and waits for all.
    public static <T> List<T> call(int callers, IntFunction<T> call) {
        var begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers =
                    IntStream.range(0, callers)
                            .mapToObj(caller ->
                                    threads.submit(() -> {
                                        begin.await();
                                        return call.apply(caller);
                                    }))
                            .toList();
            begin.countDown();
            return answers.stream().map(Together::join).toList();
        }
    }

    /// What a call gave, once it has.
    public static <T> T join(Future<T> answer) {
        try {
            return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError("every call answers", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("nobody interrupts tests", interrupted);
        }
    }
}
