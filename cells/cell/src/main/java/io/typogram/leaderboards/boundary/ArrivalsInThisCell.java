package io.typogram.leaderboards.boundary;

import io.typogram.leaderboards.control.PlaceRun;
import io.typogram.platform.residence.PlayerArrived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;

/// Hears of players who have moved into this cell, in the transaction that lets them in.
@ApplicationScoped
public class ArrivalsInThisCell {

    @Inject private PlaceRun placeRun;
    @Inject private InstantSource clock;

    void arrived(@Observes PlayerArrived arrival) {
        placeRun.announce(arrival.player(), arrival.home(), clock.instant());
    }
}
