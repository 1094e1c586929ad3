package io.typogram.accounts.control;

import io.typogram.accounts.AccountsEvent.AccountOpened;
import io.typogram.accounts.AccountsEvent.PublicState;
import io.typogram.accounts.entity.Account;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.platform.callers.Player;
import io.typogram.platform.events.Events;
import io.typogram.platform.residence.PlayerSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/// Opens the account of a player who comes for the first time, in the transaction that takes the
/// player in, so that there is no resident without an account.
@ApplicationScoped
public class OpenAccount {

    @Inject private Accounts accounts;
    @Inject private Players players;
    @Inject private Events events;
    @Inject private InstantSource clock;

    void open(@Observes PlayerSettled settled) {
        Player player = settled.player();
        Instant now = clock.instant();
        Account account = new Account(player.id(), player.username(), now);
        accounts.add(account);
        PublicState state = PublicState.of(account.profile(), now);
        EventEnvelope envelope = events.publish(new AccountOpened(player.id(), now, state));
        players.show(envelope, state);
    }
}
