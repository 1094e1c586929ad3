package io.typogram.topology.directory.control;

import io.typogram.topology.directory.control.ChangesOutcome.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Those who wait for changes. They hold no thread; a committed change wakes them, and those who wait
/// after the same version share one reading.
public final class Followers {

    private final Semaphore places;
    private final int maxFollowers;
    private final Executor executor;
    private final Reader reader;
    private final Set<Follower> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong latest = new AtomicLong();
    private final AtomicBoolean waking = new AtomicBoolean();

    /// Nobody waits yet.
    ///
    /// @param maxFollowers how many may wait at once
    /// @param executor on which followers are answered
    public Followers(int maxFollowers, Executor executor, Reader reader) {
        this.maxFollowers = maxFollowers;
        this.places = new Semaphore(maxFollowers);
        this.executor = executor;
        this.reader = reader;
    }

    /// Lets a follower wait.
    ///
    /// @return whether there was room
    public boolean join(Follower follower) {
        if (!places.tryAcquire()) {
            return false;
        }
        waiting.add(follower);
        // A change that was announced just before the follower joined did not wake it: look again.
        // One announced from now on does.
        if (latest.get() > follower.after()) {
            wake();
        }
        return true;
    }

    /// Answers those whose time is over that nothing happened.
    public void expire(Instant now) {
        waiting.stream()
                .filter(follower -> !follower.deadline().isAfter(now))
                .filter(this::claim)
                .forEach(follower -> follower.answer(Page.empty(follower.after())));
    }

    /// Changes up to `version` can be read now.
    public void advanceTo(long version) {
        latest.accumulateAndGet(version, Math::max);
        wake();
    }

    public int count() {
        return maxFollowers - places.availablePermits();
    }

    public boolean isAnybodyWaiting() {
        return !waiting.isEmpty();
    }

    /// However many changes are announced at once, one task answers.
    private void wake() {
        if (isAnybodyWaiting() && waking.compareAndSet(false, true)) {
            executor.execute(this::answerAll);
        }
    }

    private void answerAll() {
        waking.set(false);
        long version = latest.get();
        Map<Long, List<Follower>> byVersion =
                waiting.stream()
                        .filter(follower -> follower.after() < version)
                        .collect(Collectors.groupingBy(Follower::after));
        byVersion.forEach(this::answer);
    }

    private void answer(long after, List<Follower> followers) {
        List<Follower> claimed = followers.stream().filter(this::claim).toList();
        if (claimed.isEmpty()) {
            return;
        }
        try {
            ChangesOutcome outcome = reader.after(after);
            claimed.forEach(follower -> follower.answer(outcome));
        } catch (RuntimeException failure) {
            claimed.forEach(follower -> follower.fail(failure));
        }
    }

    /// Whoever takes a follower out of the waiting is the one who answers it.
    private boolean claim(Follower follower) {
        boolean isMine = waiting.remove(follower);
        if (isMine) {
            places.release();
        }
        return isMine;
    }

    /// Reads what happened after a version, in a transaction of its own.
    @FunctionalInterface
    public interface Reader {

        ChangesOutcome after(long version);
    }

    /// Somebody who waits. Each is told apart by being itself, not by its version.
    public interface Follower {

        /// The version that it has.
        long after();

        /// When it has waited long enough.
        Instant deadline();

        void answer(ChangesOutcome outcome);

        void fail(RuntimeException failure);
    }
}
