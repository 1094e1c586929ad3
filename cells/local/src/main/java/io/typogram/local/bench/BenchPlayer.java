package io.typogram.local.bench;

import io.typogram.local.demo.Api;
import io.typogram.local.demo.SignedInPlayer;
import io.typogram.local.platform.AccessTokens;
import io.typogram.typists.Typist;
import java.io.IOException;
import java.time.Duration;

/// A player who stays signed in for as long as a benchmark takes. For one thread.
final class BenchPlayer {

    /// An access token lives for five minutes.
    private static final Duration RENEW_EVERY = Duration.ofMinutes(3);

    private static final double WPM = 250;

    private final AccessTokens tokens;
    private SignedInPlayer signedIn;
    private long signedInAt;

    private BenchPlayer(AccessTokens tokens, SignedInPlayer signedIn) {
        this.tokens = tokens;
        this.signedIn = signedIn;
        this.signedInAt = System.nanoTime();
    }

    /// Signs somebody in who is registered; one who is new gets a home in that region.
    static BenchPlayer signIn(Api edge, AccessTokens tokens, String username, String region)
            throws IOException, InterruptedException {
        Typist typist = Typist.of(username.hashCode(), WPM);
        return new BenchPlayer(
                tokens, SignedInPlayer.signIn(edge, tokens, username, region, typist));
    }

    /// The player with a token that is still good for a while.
    SignedInPlayer now() throws IOException, InterruptedException {
        if (System.nanoTime() - signedInAt > RENEW_EVERY.toNanos()) {
            signedIn = signedIn.renew(tokens);
            signedInAt = System.nanoTime();
        }
        return signedIn;
    }
}
