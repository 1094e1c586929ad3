package io.typogram.platform.callers;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The player who sent the request being served. Known only behind [SignedIn].
@RequestScoped
public class Caller {

    private @Nullable Player player;

    public Player player() {
        if (player == null) {
            throw new IllegalStateException("nobody is signed in: is the endpoint @SignedIn?");
        }
        return player;
    }

    void set(Player verified) {
        this.player = verified;
    }
}
