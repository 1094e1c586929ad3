package io.typogram.accounts.control;

import io.typogram.kernel.identity.ApiKey;
import io.typogram.platform.callers.ApiKeyCheck;
import io.typogram.platform.callers.ApiKeys;
import io.typogram.platform.callers.CallerProblems;
import io.typogram.platform.callers.Player;
import io.typogram.platform.residence.NotAtHomeException;
import io.typogram.platform.residence.Residences;
import io.typogram.platform.residence.UserWrites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Verifies API keys of the players who live here, and remembers, to the hour, that they were used.
@ApplicationScoped
public class VerifyApiKey implements ApiKeys {

    /// A use is not written down again for so long: most requests write nothing.
    private static final Duration USE_PRECISION = Duration.ofHours(1);

    @Inject private StoredApiKeys keys;
    @Inject private VerifiedApiKeys verified;
    @Inject private Residences residences;
    @Inject private UserWrites writes;
    @Inject private InstantSource clock;

    @Override
    public ApiKeyCheck verify(ApiKey key) {
        Optional<KnownApiKey> known = verified.find(key.user(), key.id(), () -> read(key));
        if (known.isEmpty()) {
            residences.refuseIfAway(key.user());
            return new ApiKeyCheck.Refused(CallerProblems.API_KEY_INVALID);
        }
        if (!key.isGenuine(known.get().secretHash())) {
            return new ApiKeyCheck.Refused(CallerProblems.API_KEY_INVALID);
        }
        if (known.get().isExpired(clock.instant())) {
            return new ApiKeyCheck.Refused(CallerProblems.API_KEY_EXPIRED);
        }
        return new ApiKeyCheck.Verified(
                new Player(key.user(), known.get().username()), known.get().scopes());
    }

    /// Only who has the secret leaves a trace.
    private Optional<KnownApiKey> read(ApiKey key) {
        Optional<KnownApiKey> known = keys.find(key.user(), key.id());
        Instant now = clock.instant();
        known.filter(found -> key.isGenuine(found.secretHash()))
                .filter(found -> !found.isExpired(now))
                .filter(found -> !found.wasUsedSince(now.minus(USE_PRECISION)))
                .ifPresent(_ -> remember(key, now));
        return known;
    }

    private void remember(ApiKey key, Instant now) {
        try {
            int written =
                    writes.run(
                            key.user(),
                            () -> keys.use(key.user(), key.id(), now, now.minus(USE_PRECISION)));
            assert written <= 1;
        } catch (NotAtHomeException moving) {
            // The time of the last use waits for the next one; the request itself need not.
        }
    }
}
