package io.typogram.topology.directory.boundary;

import io.typogram.topology.directory.control.ChangesOutcome;
import io.typogram.topology.directory.control.Followers.Follower;
import jakarta.ws.rs.container.AsyncResponse;
import java.time.Instant;

/// A follower whose request is kept open.
///
/// The request has no timer of its own: the container keeps those for their whole time, answered or not,
/// and a follower that is woken often would leave a heap of them.
final class WaitingRequest implements Follower {

    private final long after;
    private final Instant deadline;
    private final AsyncResponse response;

    WaitingRequest(long after, Instant deadline, AsyncResponse response) {
        this.after = after;
        this.deadline = deadline;
        this.response = response;
    }

    @Override
    public long after() {
        return after;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public void answer(ChangesOutcome outcome) {
        response.resume(ChangesAnswers.of(outcome));
    }

    @Override
    public void fail(RuntimeException failure) {
        response.resume(failure);
    }
}
