package io.typogram.edge.configuration;

import io.typogram.edge.limiting.RatePlans;
import java.util.Objects;
import java.util.Set;

/// Everything that may change while the edge runs, at one moment.
///
/// @param rates how many requests pass
/// @param connectionsPerAddress how many connections one address may have open
/// @param accessLogOneIn one request in so many is written into the access log; zero for none
/// @param allowedOrigins whose pages may call the API (CORS); empty for our own only
public record LiveConfiguration(
        RatePlans rates,
        int connectionsPerAddress,
        int accessLogOneIn,
        Set<String> allowedOrigins) {

    public LiveConfiguration {
        Objects.requireNonNull(rates);
        allowedOrigins = Set.copyOf(allowedOrigins);
        if (connectionsPerAddress < 1 || accessLogOneIn < 0) {
            throw new IllegalArgumentException("no connections, or less than no log");
        }
    }

    /// What holds unless the file says otherwise.
    public static LiveConfiguration standard() {
        return new LiveConfiguration(RatePlans.standard(), 1024, 0, Set.of());
    }

    /// Whether pages of this origin may call the API.
    ///
    /// @param origin as a browser sends it
    public boolean allowsOrigin(String origin) {
        return allowedOrigins.contains(origin);
    }
}
