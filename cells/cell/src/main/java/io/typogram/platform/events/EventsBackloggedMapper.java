package io.typogram.platform.events;

import io.typogram.server.problems.Problems;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/// Answers for a full outbox.
@Provider
public class EventsBackloggedMapper implements ExceptionMapper<EventsBackloggedException> {

    /// A broker that was away for hours is not back within a second.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    @Inject private EventMetrics metrics;

    @Override
    public Response toResponse(EventsBackloggedException thrown) {
        metrics.refused();
        return Problems.answerRetryable(EventsProblems.EVENTS_BACKLOGGED, RETRY_AFTER);
    }
}
