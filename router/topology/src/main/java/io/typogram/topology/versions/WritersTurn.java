package io.typogram.topology.versions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The line in which this node's writers of the directory stand, before their transactions begin: so they
/// wait for each other, where otherwise all but one would be run again. Writers of different nodes are
/// ordered by the row's lock only.
@ApplicationScoped
public class WritersTurn {

    private final Lock turn = new ReentrantLock();

    /// Does something that takes versions while nobody else in this node does.
    public <T> T take(Supplier<T> writing) {
        turn.lock();
        try {
            return writing.get();
        } finally {
            turn.unlock();
        }
    }
}
