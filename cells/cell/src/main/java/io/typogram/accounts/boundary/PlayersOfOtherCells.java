package io.typogram.accounts.boundary;

import io.typogram.accounts.AccountsEvent;
import io.typogram.accounts.AccountsEvent.AccountOpened;
import io.typogram.accounts.AccountsEvent.ProfileChanged;
import io.typogram.accounts.control.Players;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.events.EventType;
import io.typogram.platform.events.EventConsumer;
import io.typogram.platform.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/// Keeps the public profiles of other cells' players.
@ApplicationScoped
public class PlayersOfOtherCells implements EventConsumer {

    @Inject private Players players;

    @Override
    public Set<EventType> types() {
        return Set.of(AccountsEvent.ACCOUNT_OPENED, AccountsEvent.PROFILE_CHANGED);
    }

    @Override
    public void merge(EventEnvelope envelope) {
        AccountsEvent event =
                envelope.type().equals(AccountsEvent.ACCOUNT_OPENED)
                        ? EventJson.event(envelope, AccountOpened.class)
                        : EventJson.event(envelope, ProfileChanged.class);
        players.merge(envelope, event.profile());
    }
}
