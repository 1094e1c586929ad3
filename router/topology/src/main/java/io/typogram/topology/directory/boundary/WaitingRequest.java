package io.typogram.topology.directory.boundary;

import io.typogram.topology.directory.control.ChangesOutcome;
import io.typogram.topology.directory.control.ChangesOutcome.Page;
import io.typogram.topology.directory.control.Followers.Follower;
import jakarta.ws.rs.container.AsyncResponse;

/// A follower whose request is kept open. Whoever answers first, a change or the end of its time,
/// answers; the other's answer goes nowhere.
final class WaitingRequest implements Follower {

    private final long after;
    private final AsyncResponse response;

    WaitingRequest(long after, AsyncResponse response) {
        this.after = after;
        this.response = response;
    }

    @Override
    public long after() {
        return after;
    }

    @Override
    public void answer(ChangesOutcome outcome) {
        response.resume(ChangesAnswers.of(outcome));
    }

    @Override
    public void fail(RuntimeException failure) {
        response.resume(failure);
    }

    void endOfTime() {
        answer(Page.empty(after));
    }
}
