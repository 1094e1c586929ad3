package io.typogram.accounts.boundary;

import io.typogram.accounts.Profile;
import io.typogram.accounts.entity.Account;
import io.typogram.kernel.topology.Home;
import org.jspecify.annotations.Nullable;

/// An account on the wire, for its owner's eyes.
public record AccountRepresentation(
        String userId,
        String username,
        String displayName,
        @Nullable String country,
        String keyboardLayout,
        String bio,
        String createdAt,
        HomeRepresentation home) {

    /// Where the player lives.
    public record HomeRepresentation(String cell, int epoch) {}

    static AccountRepresentation of(Account account, Home home) {
        Profile profile = account.profile();
        return new AccountRepresentation(
                account.userId().toString(),
                account.username(),
                profile.displayName(),
                profile.country().orElse(null),
                profile.keyboardLayout().wireName(),
                profile.bio(),
                account.openedAt().toString(),
                new HomeRepresentation(home.cell().value(), home.epoch()));
    }
}
