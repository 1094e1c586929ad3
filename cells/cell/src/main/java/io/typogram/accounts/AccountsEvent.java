package io.typogram.accounts;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.events.EventType;
import io.typogram.kernel.events.Reach;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.events.DomainEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What happens to accounts. Every one carries the whole public profile as it is from then on, so a
/// reader that missed one is right again after the next.
public sealed interface AccountsEvent extends DomainEvent {

    EventType ACCOUNT_OPENED = new EventType("accounts.account-opened.v1");
    EventType PROFILE_CHANGED = new EventType("accounts.profile-changed.v1");

    PublicState profile();

    @Override
    default Reach reach() {
        return Reach.GLOBAL;
    }

    @Override
    default Disclosure disclosure() {
        return Disclosure.PUBLIC_PROFILES;
    }

    /// A public profile on the wire.
    record PublicState(
            String displayName,
            @Nullable String country,
            String keyboardLayout,
            String bio,
            Instant joinedAt) {

        public PublicState {
            Objects.requireNonNull(displayName);
            Objects.requireNonNull(keyboardLayout);
            Objects.requireNonNull(bio);
            Objects.requireNonNull(joinedAt);
        }

        public static PublicState of(Profile profile, Instant joinedAt) {
            return new PublicState(
                    profile.displayName(),
                    profile.country().orElse(null),
                    profile.keyboardLayout().wireName(),
                    profile.bio(),
                    joinedAt);
        }
    }

    /// A player came for the first time and has an account.
    record AccountOpened(UserId userId, Instant occurredAt, PublicState profile)
            implements AccountsEvent {

        @Override
        public EventType type() {
            return ACCOUNT_OPENED;
        }
    }

    /// A player's public profile is another one now.
    record ProfileChanged(UserId userId, Instant occurredAt, PublicState profile)
            implements AccountsEvent {

        @Override
        public EventType type() {
            return PROFILE_CHANGED;
        }
    }
}
