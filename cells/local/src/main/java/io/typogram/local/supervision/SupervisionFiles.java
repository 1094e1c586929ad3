package io.typogram.local.supervision;

import java.nio.file.Path;

/// Where a supervisor keeps what others read: its state, its progress, requests to it, and the logs.
public record SupervisionFiles(Path run, Path logs) {

    public StateFile state() {
        return new StateFile(run.resolve("state.json"));
    }

    /// The progress of the present or the last start, a line an event.
    public Path progress() {
        return run.resolve("progress.log");
    }

    public Path log(String name) {
        return logs.resolve(name + ".log");
    }

    public Requests requests() {
        return new Requests(run.resolve("requests"));
    }

    /// Held by the supervisor as long as it lives, so that a home never has two.
    public Path lock() {
        return run.resolve("supervisor.lock");
    }
}
