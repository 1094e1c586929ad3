package io.typogram.leaderboards.boundary;

import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.events.EventType;
import io.typogram.kernel.topology.Home;
import io.typogram.leaderboards.LeaderboardsEvent;
import io.typogram.leaderboards.LeaderboardsEvent.BestImproved;
import io.typogram.leaderboards.control.PlaceRun;
import io.typogram.platform.events.EventConsumer;
import io.typogram.platform.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/// Hears of other cells' players, and merges.
@ApplicationScoped
public class BestsOfOtherCells implements EventConsumer {

    @Inject private PlaceRun placeRun;

    @Override
    public Set<EventType> types() {
        return Set.of(LeaderboardsEvent.BEST_IMPROVED);
    }

    @Override
    public void merge(EventEnvelope envelope) {
        placeRun.merge(
                EventJson.event(envelope, BestImproved.class),
                new Home(envelope.originCell(), envelope.epoch()));
    }
}
