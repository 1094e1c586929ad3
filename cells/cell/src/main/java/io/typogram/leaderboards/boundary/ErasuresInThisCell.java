package io.typogram.leaderboards.boundary;

import io.typogram.leaderboards.control.PlaceRun;
import io.typogram.platform.residence.PlayerErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// Hears of players who are erased, in the transaction that deletes their entries.
@ApplicationScoped
public class ErasuresInThisCell {

    @Inject private PlaceRun placeRun;

    void erased(@Observes PlayerErased erasure) {
        placeRun.forgetPages(erasure.player());
    }
}
