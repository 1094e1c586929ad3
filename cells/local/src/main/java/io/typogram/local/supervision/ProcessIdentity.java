package io.typogram.local.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One process and no other: its pid together with the moment it began.
///
/// The operating system gives a pid away again once its process has ended, so a pid read from a
/// file may by now belong to a stranger. A stranger began at another moment.
public record ProcessIdentity(long pid, Instant startedAt) {

    /// The moment is computed from the boot time, which moves when the clock is corrected.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(
                process.pid(), process.info().startInstant().orElseGet(Instant::now));
    }

    /// The process itself, when it is still alive.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    public boolean isAlive() {
        return find().isPresent();
    }

    /// Ends the process: asked first, then killed.
    ///
    /// @return whether the process ended when asked
    public boolean end(Signal signal, Duration within) {
        Optional<ProcessHandle> process = find();
        if (process.isEmpty()) {
            return true;
        }
        PosixSystem.signal(pid, signal);
        if (endsWithin(process.get(), within)) {
            return true;
        }
        PosixSystem.signal(pid, Signal.KILL);
        endsWithin(process.get(), KILLED_WITHIN);
        return false;
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    private static boolean endsWithin(ProcessHandle process, Duration within) {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
