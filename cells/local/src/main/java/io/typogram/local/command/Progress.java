package io.typogram.local.command;

import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.ProcessIdentity;
import io.typogram.local.supervision.Requests.Answer;
import io.typogram.local.supervision.Requests.Request;
import io.typogram.local.supervision.SupervisionFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Prints the supervisor's progress as it comes.
final class Progress {

    private static final Duration READ_EVERY = Duration.ofMillis(100);

    private final SupervisionFiles files;
    private final PrintWriter out;
    private long printedBytes;

    Progress(SupervisionFiles files, PrintWriter out) {
        this.files = files;
        this.out = out;
    }

    /// Passes over what has been written so far.
    Progress fromNow() throws IOException {
        printedBytes = Files.exists(files.progress()) ? Files.size(files.progress()) : 0;
        return this;
    }

    /// Prints until everything is ready, has failed, or the supervisor is gone.
    Optional<PlatformState> followStart(ProcessIdentity supervisor)
            throws IOException, InterruptedException {
        Optional<PlatformState> state = Optional.empty();
        boolean alive = true;
        while (alive && !state.map(Progress::isDecided).orElse(false)) {
            Thread.sleep(READ_EVERY);
            alive = supervisor.isAlive();
            state = files.state().read();
            print();
        }
        return state;
    }

    /// Prints until the supervisor has ended.
    ///
    /// @return whether it ended within the bound
    boolean followEnd(ProcessIdentity supervisor, Duration within)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(within);
        return follow(() -> !supervisor.isAlive(), deadline);
    }

    /// Prints until the supervisor has answered a request.
    ///
    /// @return its answer; empty when it has not answered within the bound, or has ended
    Optional<Answer> followRequest(Request request, ProcessIdentity supervisor, Duration within)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(within);
        Optional<Answer> answer = Optional.empty();
        boolean alive = true;
        while (alive && answer.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(READ_EVERY);
            alive = supervisor.isAlive();
            answer = files.requests().takeAnswer(request);
            print();
        }
        return answer;
    }

    /// Prints as long as the supervisor lives.
    void follow(ProcessIdentity supervisor) throws IOException, InterruptedException {
        boolean _ = follow(() -> !supervisor.isAlive(), Instant.MAX);
    }

    private boolean follow(BooleanSupplier finished, Instant deadline)
            throws IOException, InterruptedException {
        while (Instant.now().isBefore(deadline)) {
            boolean done = finished.getAsBoolean();
            print();
            if (done) {
                return true;
            }
            Thread.sleep(READ_EVERY);
        }
        return false;
    }

    private static boolean isDecided(PlatformState state) {
        return switch (state.stage()) {
            case STARTING -> false;
            case READY, STOPPING, FAILED -> true;
        };
    }

    /// Two threads print while Ctrl-C brings everything down; each line is still printed once.
    private synchronized void print() throws IOException {
        if (!Files.exists(files.progress())) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(files.progress().toFile(), "r")) {
            file.seek(printedBytes);
            byte[] fresh = new byte[Math.toIntExact(Math.max(0, file.length() - printedBytes))];
            file.readFully(fresh);
            printedBytes += fresh.length;
            out.print(new String(fresh, StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
