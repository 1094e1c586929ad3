package io.typogram.topology.claims.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimId;
import io.typogram.topology.claims.entity.ClaimKind;
import io.typogram.topology.claims.entity.ClaimState;
import io.typogram.topology.claims.entity.Name;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table `claims`, with what stands in `claim_names` and `claim_changes`. Every method runs in the caller's transaction.
@ApplicationScoped
public class JdbcClaimTable implements ClaimTable {

    /// A user has fewer open claims of a kind than this; of ended ones the newest are shown.
    static final int MAX_OF_USER = 100;

    private static final String SELECT =
            """
            SELECT claim_id, user_id, kind, shown, name_keys, secret_id, state, reserved_at,
                expires_at, confirmed_at, held_until, changed_at, steps
            FROM claims
            """;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private ClaimNames names;
    @Inject private ClaimHistory history;

    public Optional<Claim> find(ClaimId id) throws SQLException {
        return one(SELECT + "WHERE claim_id = ?", id);
    }

    @Override
    public Optional<Claim> lock(ClaimId id) throws SQLException {
        return one(SELECT + "WHERE claim_id = ? FOR UPDATE", id);
    }

    /// The claims that have one of the name's keys.
    public List<Claim> holders(Name name) throws SQLException {
        return holders(name, "ORDER BY claim_id");
    }

    @Override
    public List<Claim> lockHolders(Name name) throws SQLException {
        return holders(name, "ORDER BY claim_id FOR UPDATE");
    }

    private List<Claim> holders(Name name, String rest) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT
                                        + """
                                        WHERE claim_id IN (SELECT n.claim_id FROM claim_names n
                                            WHERE n.kind = ? AND n.name_key = ANY (?))
                                        """
                                        + rest)) {
            select.setString(1, name.kind().name());
            select.setArray(2, ClaimNames.texts(connection, name.keys()));
            return read(select);
        }
    }

    @Override
    public List<Claim> lockOpen(UserId user, ClaimKind kind) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT
                                        + """
                                        WHERE user_id = ? AND kind = ?
                                            AND state IN ('RESERVED', 'CONFIRMED', 'HELD')
                                        ORDER BY claim_id FOR UPDATE
                                        """)) {
            select.setObject(1, user.value());
            select.setString(2, kind.name());
            return read(select);
        }
    }

    /// A user's claims, the newest first.
    public List<Claim> of(UserId user) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT
                                        + """
                                        WHERE user_id = ?
                                        ORDER BY reserved_at DESC, claim_id DESC LIMIT ?
                                        """)) {
            select.setObject(1, user.value());
            select.setInt(2, MAX_OF_USER);
            return read(select);
        }
    }

    @Override
    public List<Claim> lockLapsed(Instant now, int limit) throws SQLException {
        List<Claim> lapsed =
                new ArrayList<>(
                        lapsed(
                                "WHERE state = 'RESERVED' AND expires_at <= ? ORDER BY expires_at",
                                now,
                                limit));
        if (lapsed.size() < limit) {
            lapsed.addAll(
                    lapsed(
                            "WHERE state = 'HELD' AND held_until <= ? ORDER BY held_until",
                            now,
                            limit - lapsed.size()));
        }
        return lapsed;
    }

    private List<Claim> lapsed(String where, Instant now, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(SELECT + where + " LIMIT ? FOR UPDATE")) {
            select.setObject(1, time(now));
            select.setInt(2, limit);
            return read(select);
        }
    }

    @Override
    public void insert(Claim claim, String by) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO claims (claim_id, user_id, kind, shown, name_keys,
                                    secret_id, state, reserved_at, expires_at, changed_at, steps)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (claim_id) DO NOTHING
                                """)) {
            insert.setObject(1, claim.id().value());
            insert.setObject(2, claim.user().value());
            insert.setString(3, claim.name().kind().name());
            insert.setString(4, claim.name().shown().orElse(null));
            insert.setArray(5, ClaimNames.texts(connection, claim.name().keys()));
            insert.setString(6, claim.name().secret().orElse(null));
            insert.setString(7, claim.state().name());
            insert.setObject(8, time(claim.reserved()));
            insert.setObject(9, time(claim.expires()));
            insert.setObject(10, time(claim.changed()));
            insert.setLong(11, claim.steps());
            if (insert.executeUpdate() != 1) {
                throw ClaimNames.metSomebody();
            }
        }
        history.record(claim, by, "");
    }

    @Override
    public void store(Claim claim, String by, String note) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE claims SET name_keys = ?, secret_id = ?, state = ?,
                                    confirmed_at = ?, held_until = ?, changed_at = ?, steps = ?
                                WHERE claim_id = ?
                                """)) {
            update.setArray(1, ClaimNames.texts(connection, claim.name().keys()));
            update.setString(2, claim.name().secret().orElse(null));
            update.setString(3, claim.state().name());
            update.setObject(4, time(claim.confirmed()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(5, time(claim.heldUntil()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(6, time(claim.changed()));
            update.setLong(7, claim.steps());
            update.setObject(8, claim.id().value());
            if (update.executeUpdate() != 1) {
                throw new AssertionError("a claim that was locked is there");
            }
        }
        history.record(claim, by, note);
    }

    @Override
    public List<String> keysOf(ClaimId claim) throws SQLException {
        return names.keysOf(claim);
    }

    @Override
    public void take(Claim claim, Collection<String> keys) throws SQLException {
        names.take(claim, keys);
    }

    @Override
    public void pass(Collection<String> keys, Claim from, Claim to) throws SQLException {
        names.pass(keys, from, to);
    }

    @Override
    public void letGo(ClaimId claim) throws SQLException {
        names.letGo(claim);
    }

    @Override
    public int forget(Instant endedBefore, int limit) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                SELECT
                                        + """
                                        WHERE state IN ('RELEASED', 'EXPIRED') AND changed_at < ?
                                        ORDER BY changed_at LIMIT ? FOR UPDATE
                                        """)) {
            select.setObject(1, time(endedBefore));
            select.setInt(2, limit);
            UUID[] ids =
                    read(select).stream().map(claim -> claim.id().value()).toArray(UUID[]::new);
            history.forget(ids);
            delete(connection, ids);
            return ids.length;
        }
    }

    private static void delete(Connection connection, UUID[] ids) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM claims WHERE claim_id = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", ids));
            delete.executeUpdate();
        }
    }

    /// The secrets that claims are hashed with: one seek in an index for each.
    public List<String> secretsInUse() throws SQLException {
        List<String> secrets = new ArrayList<>();
        Optional<String> next = secretAfter("");
        while (next.isPresent()) {
            secrets.add(next.get());
            next = secretAfter(next.get());
        }
        return secrets;
    }

    private Optional<String> secretAfter(String before) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT secret_id FROM claims
                                WHERE secret_id IS NOT NULL AND secret_id > ?
                                ORDER BY secret_id LIMIT 1
                                """)) {
            select.setString(1, before);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString("secret_id")) : Optional.empty();
            }
        }
    }

    private Optional<Claim> one(String sql, ClaimId id) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id.value());
            return read(select).stream().findFirst();
        }
    }

    private static List<Claim> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Claim> claims = new ArrayList<>();
            while (row.next()) {
                claims.add(read(row));
            }
            return claims;
        }
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(
                new ClaimId(row.getObject("claim_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                new Name(
                        ClaimKind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getString("shown")),
                        List.of((String[]) row.getArray("name_keys").getArray()),
                        Optional.ofNullable(row.getString("secret_id"))),
                ClaimState.valueOf(row.getString("state")),
                row.getObject("reserved_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                readTime(row, "confirmed_at"),
                readTime(row, "held_until"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("steps"));
    }

    private static Optional<Instant> readTime(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(JdbcClaimTable::time).orElse(null);
    }
}
