package io.typogram.accounts.control;

import io.typogram.platform.callers.ApiScope;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What it takes to verify an API key, and can be kept as text for a moment. A plain class, because an
/// array is compared by identity.
final class KnownApiKey {

    private static final Pattern LINE = Pattern.compile("\n");

    private final byte[] secretHash;
    private final String username;
    private final Set<ApiScope> scopes;
    private final Optional<Instant> expiresAt;
    private final Optional<Instant> lastUsedAt;

    KnownApiKey(
            byte[] secretHash,
            String username,
            Set<ApiScope> scopes,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt) {
        this.secretHash = secretHash;
        this.username = username;
        this.scopes = scopes;
        this.expiresAt = expiresAt;
        this.lastUsedAt = lastUsedAt;
    }

    static KnownApiKey parse(String text) {
        List<String> lines = LINE.splitAsStream(text).toList();
        return new KnownApiKey(
                HexFormat.of().parseHex(lines.get(0)),
                lines.get(3),
                StoredApiKeys.scopes(lines.get(1)),
                Optional.of(lines.get(2)).filter(time -> !time.isEmpty()).map(Instant::parse),
                Optional.empty());
    }

    /// For the cache. A username has no line feeds in it.
    String text() {
        return String.join(
                "\n",
                HexFormat.of().formatHex(secretHash),
                StoredApiKeys.scopes(scopes),
                expiresAt.map(Instant::toString).orElse(""),
                username);
    }

    byte[] secretHash() {
        return secretHash;
    }

    String username() {
        return username;
    }

    Set<ApiScope> scopes() {
        return scopes;
    }

    boolean isExpired(Instant now) {
        return expiresAt.map(end -> !now.isBefore(end)).orElse(false);
    }

    boolean wasUsedSince(Instant moment) {
        return lastUsedAt.map(used -> !used.isBefore(moment)).orElse(false);
    }
}
