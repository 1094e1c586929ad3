package io.typogram.platform.events;

import io.typogram.kernel.problems.ProblemType;

/// Why an event cannot be told.
public final class EventsProblems {

    public static final ProblemType EVENTS_BACKLOGGED =
            new ProblemType("events-backlogged", 503, "Too many events wait to be sent; try later");

    private EventsProblems() {}
}
