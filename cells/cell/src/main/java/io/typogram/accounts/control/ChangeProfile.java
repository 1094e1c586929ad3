package io.typogram.accounts.control;

import io.typogram.accounts.AccountsEvent.ProfileChanged;
import io.typogram.accounts.AccountsEvent.PublicState;
import io.typogram.accounts.Profile;
import io.typogram.accounts.entity.Account;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.events.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;

/// Changes a player's profile, when the player has seen the one that is changed.
@ApplicationScoped
public class ChangeProfile {

    @Inject private Accounts accounts;
    @Inject private Players players;
    @Inject private Events events;
    @Inject private InstantSource clock;

    /// What became of the change.
    public sealed interface Outcome {

        record Changed(Account account) implements Outcome {}

        /// Somebody, on another device, changed it first.
        record Stale() implements Outcome {}
    }

    public Outcome change(UserId user, long seenRevision, Profile profile) {
        Account account = accounts.find(user).orElseThrow();
        if (account.revision() != seenRevision) {
            return new Outcome.Stale();
        }
        account.change(profile);
        PublicState state = PublicState.of(profile, account.openedAt());
        EventEnvelope envelope = events.publish(new ProfileChanged(user, clock.instant(), state));
        players.show(envelope, state);
        return new Outcome.Changed(account);
    }
}
