package io.typogram.accounts.boundary;

import io.typogram.accounts.PublicProfile;
import org.jspecify.annotations.Nullable;

/// A player on the wire, for everybody's eyes.
public record PlayerRepresentation(
        String userId,
        String displayName,
        @Nullable String country,
        String keyboardLayout,
        String bio,
        String joinedAt) {

    static PlayerRepresentation of(PublicProfile player) {
        return new PlayerRepresentation(
                player.userId().toString(),
                player.profile().displayName(),
                player.profile().country().orElse(null),
                player.profile().keyboardLayout().wireName(),
                player.profile().bio(),
                player.joinedAt().toString());
    }
}
