package io.typogram.accounts.control;

import io.typogram.accounts.entity.StoredApiKey;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table `api_keys`.
@ApplicationScoped
public class StoredApiKeys {

    private static final Pattern SPACE = Pattern.compile(" ");

    @PersistenceContext private EntityManager entities;

    /// The end of a page: keys are read newest first, and by id where two came at once.
    public record Position(Instant createdAt, UUID keyId) {}

    void add(StoredApiKey key, byte[] secretHash) {
        entities.createNativeQuery(
                        """
                        INSERT INTO api_keys (user_id, key_id, name, scopes, secret_hash,
                                              created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, CAST(? AS timestamptz))
                        """)
                .setParameter(1, key.userId().value())
                .setParameter(2, key.keyId())
                .setParameter(3, key.name())
                .setParameter(4, scopes(key.scopes()))
                .setParameter(5, secretHash)
                .setParameter(6, key.createdAt())
                .setParameter(7, key.expiresAt().map(Instant::toString).orElse(null))
                .executeUpdate();
    }

    long count(UserId user) {
        return ((Number)
                        entities.createNativeQuery(
                                        "SELECT count(*) FROM api_keys WHERE user_id = ?")
                                .setParameter(1, user.value())
                                .getSingleResult())
                .longValue();
    }

    /// Whether there was such a key.
    boolean remove(UserId user, UUID keyId) {
        return entities.createNativeQuery("DELETE FROM api_keys WHERE user_id = ? AND key_id = ?")
                        .setParameter(1, user.value())
                        .setParameter(2, keyId)
                        .executeUpdate()
                == 1;
    }

    /// Remembers that the key was used, unless it is known to have been since `unlessSince`.
    int use(UserId user, UUID keyId, Instant at, Instant unlessSince) {
        return entities.createNativeQuery(
                        """
                        UPDATE api_keys SET last_used_at = ? WHERE user_id = ? AND key_id = ?
                            AND (last_used_at IS NULL OR last_used_at < ?)
                        """)
                .setParameter(1, at)
                .setParameter(2, user.value())
                .setParameter(3, keyId)
                .setParameter(4, unlessSince)
                .executeUpdate();
    }

    /// The key, the hash of its secret, and its owner's name.
    Optional<KnownApiKey> find(UserId user, UUID keyId) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT k.secret_hash, k.scopes, k.expires_at, k.last_used_at,
                                       a.username
                                FROM api_keys k JOIN accounts a ON a.user_id = k.user_id
                                WHERE k.user_id = ? AND k.key_id = ?
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, keyId)
                        .getResultList();
        return rows.stream().findFirst().map(row -> known((Object[]) row));
    }

    List<UUID> ids(UserId user) {
        List<?> rows =
                entities.createNativeQuery("SELECT key_id FROM api_keys WHERE user_id = ?")
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    public List<StoredApiKey> newest(UserId user, int limit) {
        return keys(
                user,
                entities.createNativeQuery(
                                """
                                SELECT key_id, name, scopes, created_at, expires_at, last_used_at
                                FROM api_keys WHERE user_id = ?
                                ORDER BY created_at DESC, key_id DESC LIMIT ?
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, limit));
    }

    public List<StoredApiKey> newest(UserId user, Position before, int limit) {
        return keys(
                user,
                entities.createNativeQuery(
                                """
                                SELECT key_id, name, scopes, created_at, expires_at, last_used_at
                                FROM api_keys WHERE user_id = ?
                                    AND (created_at < ? OR (created_at = ? AND key_id < ?))
                                ORDER BY created_at DESC, key_id DESC LIMIT ?
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, before.createdAt())
                        .setParameter(3, before.createdAt())
                        .setParameter(4, before.keyId())
                        .setParameter(5, limit));
    }

    private static List<StoredApiKey> keys(UserId user, Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> key(user, (Object[]) row)).toList();
    }

    private static StoredApiKey key(UserId user, Object[] row) {
        return new StoredApiKey(
                user,
                (UUID) row[0],
                (String) row[1],
                scopes((String) row[2]),
                Sql.instant(row[3]),
                instant(row[4]),
                instant(row[5]));
    }

    private static KnownApiKey known(Object[] row) {
        return new KnownApiKey(
                (byte[]) row[0],
                (String) row[4],
                scopes((String) row[1]),
                instant(row[2]),
                instant(row[3]));
    }

    private static Optional<Instant> instant(@Nullable Object column) {
        return Optional.ofNullable(column).map(Sql::instant);
    }

    static String scopes(Set<ApiScope> scopes) {
        return scopes.stream().sorted().map(ApiScope::wireName).collect(Collectors.joining(" "));
    }

    /// A scope that a newer node wrote, and this one does not know, allows nothing here.
    static Set<ApiScope> scopes(String names) {
        return SPACE.splitAsStream(names)
                .flatMap(name -> ApiScope.named(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
