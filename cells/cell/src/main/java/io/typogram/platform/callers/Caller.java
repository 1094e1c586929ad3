package io.typogram.platform.callers;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The player who sent the request being served. Known only behind [SignedIn].
@RequestScoped
public class Caller {

    private @Nullable Player player;
    private @Nullable Set<ApiScope> scopes;
    private @Nullable String token;
    private @Nullable Instant signedInAt;

    public Player player() {
        if (player == null) {
            throw new IllegalStateException("nobody is signed in: is the endpoint @SignedIn?");
        }
        return player;
    }

    /// Empty while nobody has been let in.
    Optional<Player> verified() {
        return Optional.ofNullable(player);
    }

    /// What an API key allows; empty for somebody who signed in, who may do everything.
    Optional<Set<ApiScope>> scopes() {
        return Optional.ofNullable(scopes);
    }

    void set(Player verified, Set<ApiScope> allowed) {
        this.player = verified;
        this.scopes = allowed;
    }

    /// The verified access token, to be handed on to topology; empty for the holder of an API key.
    public Optional<String> token() {
        return Optional.ofNullable(token);
    }

    /// When the player has proved last who they are; empty for an API key.
    public Optional<Instant> signedInAt() {
        return Optional.ofNullable(signedInAt);
    }

    void set(Player verified, String genuineToken, Instant lastSignIn) {
        this.player = verified;
        this.token = genuineToken;
        this.signedInAt = lastSignIn;
    }
}
