package io.typogram.topology.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What works in the background until the node ends, each on a thread of its own, apart from those on which
/// requests are answered.
@ApplicationScoped
public class Loops {

    @Resource private ManagedThreadFactory threads;

    private final List<Thread> running = new CopyOnWriteArrayList<>();

    /// Runs a loop that ends when it is interrupted, and by nothing that a turn of it throws, errors included.
    public void start(Runnable loop) {
        Thread thread = threads.newThread(loop);
        running.add(thread);
        thread.start();
    }

    @PreDestroy
    void stop() {
        running.forEach(Thread::interrupt);
    }
}
