package io.typogram.local.supervision;

import java.time.Instant;
import java.time.InstantSource;

/// A running process of a server and the one that shall take over from it, until that is decided.
///
/// Both accept connections for a while, so only the port that the probe asks says who serves: it can
/// be held by one of them, and the predecessor frees it when the successor has said that it serves.
/// What the two say to each other is theirs.
record Succession(ServerComponent server, Process predecessor, Process successor) {

    /// How it stands, and in the end what became of it.
    sealed interface Outcome {
        /// The predecessor serves, and the successor may still come.
        record Open() implements Outcome {}

        /// The successor serves. The predecessor ends by itself, or is dead.
        record TakenOver() implements Outcome {}

        /// The successor is dead, or its time is over. The predecessor serves.
        record Kept(String reason) implements Outcome {}

        /// The successor is dead, or its time is over, and the predecessor has let go already or is
        /// dead.
        record Lost(String reason) implements Outcome {}
    }

    Outcome look(InstantSource clock, Instant since) throws InterruptedException {
        boolean alive = successor.isAlive();
        if (alive && holds(successor) && server.probe().isHealthy()) {
            return new Outcome.TakenOver();
        }
        if (alive && clock.instant().isBefore(since.plus(server.readyWithin()))) {
            return new Outcome.Open();
        }
        String reason =
                alive
                        ? "was not ready within %d seconds"
                                .formatted(server.readyWithin().toSeconds())
                        : "died before it was ready: exit code " + successor.exitValue();
        return holds(predecessor) ? new Outcome.Kept(reason) : new Outcome.Lost(reason);
    }

    private boolean holds(Process process) {
        return process.isAlive() && PortHolder.isHeldBy(process, server.probe().port());
    }
}
