package io.typogram.topology.platform;

import io.typogram.server.callers.TokenCheck;
import io.typogram.server.callers.TokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.MalformedURLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Verifies players' tokens, which have an audience of their own: that of operators lets nobody play.
@ApplicationScoped
public class PlayersTokens {

    private final TokenVerifier players;

    @Inject
    public PlayersTokens(
            @ConfigProperty(name = "typogram.tokens.issuer") String issuer,
            @ConfigProperty(name = "typogram.tokens.keys.url") String keysUrl,
            @ConfigProperty(name = "typogram.topology.players.audience", defaultValue = "typogram")
                    String audience)
            throws MalformedURLException {
        this.players = new TokenVerifier(issuer, keysUrl, audience);
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected PlayersTokens() {
        this.players = null;
    }

    public TokenCheck verify(String token) {
        return players.verify(token);
    }
}
