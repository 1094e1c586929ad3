package io.typogram.topology.audit.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.audit.entity.AuditEntry;
import io.typogram.topology.audit.entity.AuditEntry.CellThen;
import io.typogram.topology.audit.entity.AuditFilter;
import io.typogram.topology.audit.entity.AuditKind;
import io.typogram.topology.audit.entity.AuditPlace;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads what people have changed from the tables in which it was written down, each by an index of its
/// own, and lays the pages together. Every method runs in the caller's transaction.
@ApplicationScoped
public class Audit {

    private static final String CELL_CHANGES =
            """
            SELECT change_id AS id, changed_at AS at, changed_by AS by, reason, cell_id AS cell,
                NULL::UUID AS user_id, NULL::UUID AS move_id, NULL::TEXT AS target, state, weight,
                capacity, NULL::TEXT AS about
            FROM cell_changes
            WHERE (?::TEXT IS NULL OR cell_id = ?::TEXT OR cell_id = ?::TEXT)
                AND (?::TEXT IS NULL OR changed_by = ?::TEXT)
                AND (?::TIMESTAMPTZ IS NULL OR (changed_at, change_id) < (?::TIMESTAMPTZ, ?::UUID))
            ORDER BY changed_at DESC, change_id DESC LIMIT ?
            """;

    private static final String DRAINS =
            """
            SELECT drain_id AS id, began_at AS at, wanted_by AS by, reason, cell_id AS cell,
                NULL::UUID AS user_id, NULL::UUID AS move_id, NULL::TEXT AS target,
                NULL::TEXT AS state, NULL::BIGINT AS weight, NULL::BIGINT AS capacity,
                NULL::TEXT AS about
            FROM drains
            WHERE cell_id IS NOT NULL
                AND (?::TEXT IS NULL OR cell_id = ?::TEXT OR cell_id = ?::TEXT)
                AND (?::TEXT IS NULL OR wanted_by = ?::TEXT)
                AND (?::TIMESTAMPTZ IS NULL OR (began_at, drain_id) < (?::TIMESTAMPTZ, ?::UUID))
            ORDER BY began_at DESC, drain_id DESC LIMIT ?
            """;

    /// Of all cells, and so of none.
    private static final String REBALANCES =
            """
            SELECT drain_id AS id, began_at AS at, wanted_by AS by, reason, cell_id AS cell,
                NULL::UUID AS user_id, NULL::UUID AS move_id, NULL::TEXT AS target,
                NULL::TEXT AS state, NULL::BIGINT AS weight, NULL::BIGINT AS capacity,
                region AS about
            FROM drains
            WHERE region IS NOT NULL
                AND (?::TEXT IS NULL OR cell_id = ?::TEXT OR cell_id = ?::TEXT)
                AND (?::TEXT IS NULL OR wanted_by = ?::TEXT)
                AND (?::TIMESTAMPTZ IS NULL OR (began_at, drain_id) < (?::TIMESTAMPTZ, ?::UUID))
            ORDER BY began_at DESC, drain_id DESC LIMIT ?
            """;

    private static final String TENANT_CHANGES =
            """
            SELECT change_id AS id, changed_at AS at, changed_by AS by, reason, NULL::TEXT AS cell,
                NULL::UUID AS user_id, NULL::UUID AS move_id, NULL::TEXT AS target,
                NULL::TEXT AS state, NULL::BIGINT AS weight, NULL::BIGINT AS capacity,
                tenant_id AS about
            FROM tenant_changes
            WHERE COALESCE(?::TEXT, ?::TEXT, ?::TEXT) IS NULL
                AND (?::TEXT IS NULL OR changed_by = ?::TEXT)
                AND (?::TIMESTAMPTZ IS NULL OR (changed_at, change_id) < (?::TIMESTAMPTZ, ?::UUID))
            ORDER BY changed_at DESC, change_id DESC LIMIT ?
            """;

    /// Those that operators have asked for. Who deletes their own account changes nothing of ours.
    private static final String ERASURES =
            """
            SELECT erasure_id AS id, requested_at AS at, wanted_by AS by, reason, NULL::TEXT AS cell,
                NULL::UUID AS user_id, NULL::UUID AS move_id, NULL::TEXT AS target,
                NULL::TEXT AS state, NULL::BIGINT AS weight, NULL::BIGINT AS capacity,
                NULL::TEXT AS about
            FROM erasures
            WHERE wanted_by <> 'player' AND COALESCE(?::TEXT, ?::TEXT, ?::TEXT) IS NULL
                AND (?::TEXT IS NULL OR wanted_by = ?::TEXT)
                AND (?::TIMESTAMPTZ IS NULL
                    OR (requested_at, erasure_id) < (?::TIMESTAMPTZ, ?::UUID))
            ORDER BY requested_at DESC, erasure_id DESC LIMIT ?
            """;

    private static final String MOVES =
            """
            SELECT move_id AS id, planned_at AS at, wanted_by AS by, reason, from_cell AS cell,
                user_id, move_id, target_cell AS target, NULL::TEXT AS state,
                NULL::BIGINT AS weight, NULL::BIGINT AS capacity, NULL::TEXT AS about
            FROM moves
            WHERE drain_id IS NULL
                AND (?::TEXT IS NULL OR from_cell = ?::TEXT OR target_cell = ?::TEXT)
                AND (?::TEXT IS NULL OR wanted_by = ?::TEXT)
                AND (?::TIMESTAMPTZ IS NULL OR (planned_at, move_id) < (?::TIMESTAMPTZ, ?::UUID))
            ORDER BY planned_at DESC, move_id DESC LIMIT ?
            """;

    private static final String ABORTS =
            """
            SELECT c.move_id AS id, c.changed_at AS at, c.changed_by AS by,
                COALESCE(c.note, '') AS reason, m.from_cell AS cell, m.user_id, m.move_id,
                m.target_cell AS target, NULL::TEXT AS state, NULL::BIGINT AS weight,
                NULL::BIGINT AS capacity, NULL::TEXT AS about
            FROM move_changes c JOIN moves m ON m.move_id = c.move_id
            WHERE c.change = 'ABORTED' AND m.drain_id IS NULL
                AND (?::TEXT IS NULL OR m.from_cell = ?::TEXT OR m.target_cell = ?::TEXT)
                AND (?::TEXT IS NULL OR c.changed_by = ?::TEXT)
                AND (?::TIMESTAMPTZ IS NULL
                    OR (c.changed_at, c.move_id) < (?::TIMESTAMPTZ, ?::UUID))
            ORDER BY c.changed_at DESC, c.move_id DESC LIMIT ?
            """;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// The newest entries that somebody wants to see.
    public List<AuditEntry> page(AuditFilter filter, int limit) throws SQLException {
        List<AuditEntry> found = new ArrayList<>();
        for (AuditKind kind : AuditKind.values()) {
            if (filter.wants(kind)) {
                found.addAll(read(kind, filter, limit));
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(AuditEntry::place, AuditPlace.NEWEST_FIRST))
                .limit(limit)
                .toList();
    }

    private static String sql(AuditKind kind) {
        return switch (kind) {
            case CELL_CHANGED -> CELL_CHANGES;
            case DRAIN_BEGUN -> DRAINS;
            case REBALANCE_BEGUN -> REBALANCES;
            case MOVE_PLANNED -> MOVES;
            case MOVE_ABORTED -> ABORTS;
            case TENANT_CHANGED -> TENANT_CHANGES;
            case ERASURE_REQUESTED -> ERASURES;
        };
    }

    private List<AuditEntry> read(AuditKind kind, AuditFilter filter, int limit)
            throws SQLException {
        @Nullable String cell = filter.cell().map(CellId::value).orElse(null);
        @Nullable String by = filter.by().orElse(null);
        @Nullable OffsetDateTime before =
                filter.before().map(place -> place.at().atOffset(ZoneOffset.UTC)).orElse(null);
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql(kind))) {
            select.setString(1, cell);
            select.setString(2, cell);
            select.setString(3, cell);
            select.setString(4, by);
            select.setString(5, by);
            select.setObject(6, before, Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(7, before, Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(8, filter.before().map(AuditPlace::id).orElse(null), Types.OTHER);
            select.setInt(9, limit);
            try (ResultSet row = select.executeQuery()) {
                List<AuditEntry> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(entry(kind, row));
                }
                return entries;
            }
        }
    }

    private static AuditEntry entry(AuditKind kind, ResultSet row) throws SQLException {
        Optional<CellThen> then =
                row.getString("state") == null
                        ? Optional.empty()
                        : Optional.of(
                                new CellThen(
                                        row.getString("state").toLowerCase(Locale.ROOT),
                                        row.getLong("weight"),
                                        row.getLong("capacity")));
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                kind,
                row.getString("by"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("cell")),
                Optional.ofNullable(row.getString("about")),
                Optional.ofNullable(row.getObject("user_id", UUID.class)),
                Optional.ofNullable(row.getObject("move_id", UUID.class)),
                Optional.ofNullable(row.getString("target")),
                then);
    }
}
