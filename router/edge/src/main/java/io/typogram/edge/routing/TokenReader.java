package io.typogram.edge.routing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the claims that routing needs from a bearer token.
///
/// A token that no cell would take (of another shape or issuer, or long expired) is no token here:
/// its request is routed as a guest's, so it never costs a placement, and the cell says what is wrong.
/// The same holds for an API key that is not whole.
public final class TokenReader {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_TOKEN = 8 * 1024;

    /// Cells forgive clocks that differ a little, and the edge must not be stricter.
    private static final Duration CLOCK_LEEWAY = Duration.ofMinutes(1);

    private static final JsonFactory JSON = new JsonFactory();

    private static final int REMEMBERED = 1 << 12;

    /// Longer ones are read anew each time, so that nobody fills the memory with made-up ones.
    private static final int LONGEST_REMEMBERED = 2 * 1024;

    private final Set<String> issuers;
    private final InstantSource clock;

    /// What was read lately, by the hash of its text. A client sends the same token with every
    /// request, and comparing is much cheaper than reading. A slot is replaced by whoever comes next.
    private final AtomicReferenceArray<@Nullable Remembered> remembered =
            new AtomicReferenceArray<>(REMEMBERED);

    /// @param expiresAtSecond from when on the token is not one any more
    private record Remembered(String authorization, AccessToken token, long expiresAtSecond) {}

    /// Reads tokens as of the clock's time.
    ///
    /// @param issuers whose tokens are read; empty means anybody's
    public TokenReader(Set<String> issuers, InstantSource clock) {
        this.issuers = Set.copyOf(issuers);
        this.clock = clock;
    }

    /// Reads the value of an `Authorization` header, whether it has a token or an API key.
    public Optional<Credential> read(String authorization) {
        return isBearer(authorization) && authorization.startsWith(ApiKey.PREFIX, SCHEME.length())
                ? readKey(authorization)
                : readToken(authorization).map(Function.identity());
    }

    /// Keys are not remembered: they live long, and reading one costs little.
    private static Optional<Credential> readKey(String authorization) {
        return ApiKey.parse(authorization.substring(SCHEME.length()))
                .map(key -> new PresentedKey(key.user()));
    }

    private Optional<AccessToken> readToken(String authorization) {
        int slot = authorization.hashCode() & (REMEMBERED - 1);
        Remembered last = remembered.get(slot);
        long earliestExpiry = clock.instant().minus(CLOCK_LEEWAY).getEpochSecond();
        if (last != null && last.authorization().equals(authorization)) {
            return last.expiresAtSecond() < earliestExpiry
                    ? Optional.empty()
                    : Optional.of(last.token());
        }
        Optional<Remembered> read = readAnew(authorization, earliestExpiry);
        read.filter(found -> authorization.length() <= LONGEST_REMEMBERED)
                .ifPresent(found -> remembered.set(slot, found));
        return read.map(Remembered::token);
    }

    private Optional<Remembered> readAnew(String authorization, long earliestExpiry) {
        if (authorization.length() > LONGEST_TOKEN || !isBearer(authorization)) {
            return Optional.empty();
        }
        int first = authorization.indexOf('.');
        int second = authorization.indexOf('.', first + 1);
        if (first < 0 || second < 0 || authorization.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        try {
            byte[] payload =
                    Base64.getUrlDecoder().decode(authorization.substring(first + 1, second));
            Claims claims = readClaims(payload);
            return claims.accept(issuers, earliestExpiry)
                    .map(token -> new Remembered(authorization, token, claims.expiresAtSecond));
        } catch (IOException | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }

    private static boolean isBearer(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static Claims readClaims(byte[] payload) throws IOException {
        Claims claims = new Claims();
        try (JsonParser parser = JSON.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not an object of claims");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                claims.read(name, parser);
                parser.skipChildren();
            }
        }
        return claims;
    }

    /// The claims as they are met, before it is known whether they are enough.
    private static final class Claims {

        private @Nullable String subject;
        private @Nullable String issuer;
        private @Nullable String homeCell;
        private long expiresAtSecond;

        void read(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "sub" -> subject = parser.getValueAsString();
                case "iss" -> issuer = parser.getValueAsString();
                case "home_cell" -> homeCell = parser.getValueAsString();
                case "exp" -> expiresAtSecond = parser.getValueAsLong();
                default -> {
                    // Every other claim is the cell's business.
                }
            }
        }

        Optional<AccessToken> accept(Set<String> issuers, long earliestExpiry) {
            boolean foreign = !issuers.isEmpty() && (issuer == null || !issuers.contains(issuer));
            if (subject == null || foreign || expiresAtSecond < earliestExpiry) {
                return Optional.empty();
            }
            return Optional.of(new AccessToken(UserId.parse(subject), readHomeCell()));
        }

        private Optional<CellId> readHomeCell() {
            if (homeCell == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(new CellId(homeCell));
            } catch (IllegalArgumentException notACell) {
                return Optional.empty();
            }
        }
    }
}
