package io.typogram.typing.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;

/// Does what a message asks for, on a thread on which the database can be asked: the container's threads that bring
/// messages have no unit of work. Whoever calls waits, so a connection's messages are served one after the other,
/// and none is read while one is served. The threads are virtual, so those who wait cannot use up the threads that
/// they wait for.
@ApplicationScoped
@ManagedExecutorDefinition(name = LiveWork.NAME, virtual = true)
public class LiveWork {

    static final String NAME = "java:app/concurrent/live";

    @Resource(lookup = NAME)
    private ManagedExecutorService executor;

    void run(Runnable work) {
        try {
            var _ = executor.submit(work).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts a message", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(failed);
        }
    }
}
