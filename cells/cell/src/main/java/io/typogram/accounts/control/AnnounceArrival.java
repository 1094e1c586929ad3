package io.typogram.accounts.control;

import io.typogram.accounts.AccountsEvent.ProfileChanged;
import io.typogram.accounts.AccountsEvent.PublicState;
import io.typogram.accounts.entity.Account;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.platform.events.Events;
import io.typogram.platform.residence.PlayerArrived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;

/// Tells all cells the profile of a player who has moved here, so that each knows the new home, and this
/// one knows the profile whatever has reached it before.
@ApplicationScoped
public class AnnounceArrival {

    @Inject private Accounts accounts;
    @Inject private Players players;
    @Inject private Events events;
    @Inject private InstantSource clock;

    void arrived(@Observes PlayerArrived arrival) {
        Account account = accounts.find(arrival.player()).orElseThrow();
        PublicState state = PublicState.of(account.profile(), account.openedAt());
        EventEnvelope envelope =
                events.publish(new ProfileChanged(arrival.player(), clock.instant(), state));
        players.show(envelope, state);
    }
}
