package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.keystrokes.KeystrokeCodec;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.platform.persistence.Sql;
import io.typogram.typing.entity.KeystrokeBundle;
import io.typogram.typing.entity.KeystrokeRetention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where the keystrokes of each result are: `hot` in its row, `cold` in an object that the table
/// `keystroke_bundles` names, or `none` where they are not kept any more.
@ApplicationScoped
class KeystrokeTiers {

    /// How old hot ones are at most, but for those that cannot be kept elsewhere.
    static final Duration HOT = KeystrokeRetention.UNSAID.longest().orElseThrow();

    /// How old they are when they go with older ones: so an object has those of a month.
    static final Duration WARM = Duration.ofDays(30);

    @PersistenceContext private EntityManager entities;

    /// Names a result by its age.
    record Aged(Instant completedAt, UUID resultId, UserId user) {

        static final Aged OLDEST =
                new Aged(Instant.EPOCH, new UUID(0, 0), new UserId(new UUID(0, 0)));
    }

    /// An object, and what must be in it.
    ///
    /// @param streams how many; none as long as it is not written, and when it is given up
    record Kept(UserId user, UUID bundleId, String checksum, int streams) {

        boolean isWritten() {
            return streams > 0;
        }
    }

    /// Where a result's keystrokes are.
    sealed interface Place {
        /// In the row of the result.
        record Hot(Keystrokes keystrokes) implements Place {}

        /// In an object.
        record Cold(Kept kept) implements Place {}

        /// They are not kept.
        record Nowhere() implements Place {}
    }

    /// Hot ones from before a time, the oldest first.
    List<Aged> hotBefore(Instant time, Aged after, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT completed_at, result_id, user_id FROM results
                                WHERE keystrokes_tier = 'hot' AND completed_at < ?
                                    AND (completed_at > ? OR (completed_at = ? AND result_id > ?))
                                ORDER BY completed_at, result_id LIMIT ?
                                """)
                        .setParameter(1, time)
                        .setParameter(2, after.completedAt())
                        .setParameter(3, after.completedAt())
                        .setParameter(4, after.resultId())
                        .setParameter(5, limit)
                        .getResultList();
        return rows.stream().map(row -> aged((Object[]) row)).toList();
    }

    private static Aged aged(Object[] row) {
        return new Aged(Sql.instant(row[0]), (UUID) row[1], new UserId((UUID) row[2]));
    }

    /// A player's hot streams of some time, the oldest first; of a run without keystrokes an empty one.
    Map<Aged, byte[]> hot(UserId user, Instant from, Instant before, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT completed_at, result_id, user_id, keystrokes FROM results
                                WHERE user_id = ? AND completed_at >= ? AND completed_at < ?
                                    AND keystrokes_tier = 'hot'
                                ORDER BY completed_at, result_id LIMIT ?
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, from)
                        .setParameter(3, before)
                        .setParameter(4, limit)
                        .getResultList();
        Map<Aged, byte[]> streams = new LinkedHashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            streams.put(aged(columns), (byte[]) columns[3]);
        }
        return streams;
    }

    /// Some results of a player with hot keystrokes, but those about which something is to be decided.
    Set<UUID> decided(UserId user, Instant from, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT result_id FROM results
                                WHERE user_id = ? AND completed_at >= ? AND keystrokes_tier = 'hot'
                                    AND standing NOT IN ('flagged', 'appealed')
                                LIMIT ?
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, from)
                        .setParameter(3, limit)
                        .getResultList();
        return rows.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /// Where the keystrokes of those of some results are that the player has.
    ///
    /// @throws io.typogram.keystrokes.CorruptStreamException when some were damaged
    Map<UUID, Place> find(UserId user, Collection<UUID> resultIds) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT r.result_id, r.keystrokes, b.user_id, b.bundle_id, b.sha256,
                                    b.streams
                                FROM results r
                                LEFT JOIN keystroke_bundles b
                                    ON b.user_id = r.user_id AND b.bundle_id = r.keystrokes_bundle
                                WHERE r.user_id = ? AND r.result_id = ANY(CAST(? AS uuid[]))
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, Sql.arrayOf(resultIds))
                        .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(row -> (UUID) row[0], KeystrokeTiers::place));
    }

    private static Place place(Object[] row) {
        byte[] hot = (byte[]) row[1];
        if (hot.length > 0) {
            return new Place.Hot(KeystrokeCodec.decode(hot));
        }
        return Objects.isNull(row[2])
                ? new Place.Nowhere()
                : new Place.Cold(kept(Arrays.copyOfRange(row, 2, row.length)));
    }

    /// Forgets hot ones.
    void drop(UserId user, Collection<UUID> resultIds) {
        int _ =
                entities.createNativeQuery(
                                """
                                UPDATE results SET keystrokes = '', keystrokes_tier = 'none'
                                WHERE user_id = ? AND result_id = ANY(CAST(? AS uuid[]))
                                    AND keystrokes_tier = 'hot'
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, Sql.arrayOf(resultIds))
                        .executeUpdate();
    }

    /// Says of hot ones that they are in an object now; false when one of them is not hot any more.
    boolean cool(UserId user, Collection<UUID> resultIds, UUID bundleId) {
        return entities.createNativeQuery(
                                """
                                UPDATE results SET keystrokes = '', keystrokes_tier = 'cold',
                                    keystrokes_bundle = ?
                                WHERE user_id = ? AND result_id = ANY(CAST(? AS uuid[]))
                                    AND keystrokes_tier = 'hot'
                                """)
                        .setParameter(1, bundleId)
                        .setParameter(2, user.value())
                        .setParameter(3, Sql.arrayOf(resultIds))
                        .executeUpdate()
                == resultIds.size();
    }

    /// Takes streams back into the rows of their results.
    void warm(Kept kept, KeystrokeBundle bundle) {
        List<String> streams =
                bundle.streams().values().stream().map(HexFormat.of()::formatHex).toList();
        int _ =
                entities.createNativeQuery(
                                """
                                UPDATE results SET keystrokes = decode(kept.stream, 'hex'),
                                    keystrokes_tier = 'hot', keystrokes_bundle = NULL
                                FROM unnest(CAST(? AS uuid[]), CAST(? AS text[]))
                                    AS kept (result_id, stream)
                                WHERE results.user_id = ? AND results.result_id = kept.result_id
                                    AND results.keystrokes_bundle = ?
                                """)
                        .setParameter(1, Sql.arrayOf(bundle.streams().keySet()))
                        .setParameter(2, Sql.arrayOfTexts(streams))
                        .setParameter(3, kept.user().value())
                        .setParameter(4, kept.bundleId())
                        .executeUpdate();
    }

    /// Says that an object will be written. Until [#end] says otherwise it is to be deleted then.
    void begin(Kept kept, Instant deletedAt) {
        int _ =
                entities.createNativeQuery(
                                """
                                INSERT INTO keystroke_bundles (user_id, bundle_id, streams, bytes,
                                    sha256, oldest_at, expires_at)
                                VALUES (?, ?, 0, 0, '', ?, ?)
                                """)
                        .setParameter(1, kept.user().value())
                        .setParameter(2, kept.bundleId())
                        .setParameter(3, deletedAt)
                        .setParameter(4, deletedAt)
                        .executeUpdate();
    }

    /// Says that an object was written, and what is in it; false when nobody expects it any more.
    boolean end(Kept kept, int bytes, Instant oldestAt, Optional<Instant> expiresAt) {
        return entities.createNativeQuery(
                                """
                                UPDATE keystroke_bundles SET streams = ?, bytes = ?, sha256 = ?,
                                    oldest_at = ?, expires_at = CAST(? AS timestamptz)
                                WHERE user_id = ? AND bundle_id = ?
                                """)
                        .setParameter(1, kept.streams())
                        .setParameter(2, bytes)
                        .setParameter(3, kept.checksum())
                        .setParameter(4, oldestAt)
                        .setParameter(5, expiresAt.map(Instant::toString).orElse(null))
                        .setParameter(6, kept.user().value())
                        .setParameter(7, kept.bundleId())
                        .executeUpdate()
                == 1;
    }

    /// Has a player's objects end when they wish: at once, where they want no long ones.
    void endAll(UserId user, KeystrokeRetention keep, Instant now) {
        int _ =
                entities.createNativeQuery(
                                """
                                UPDATE keystroke_bundles
                                SET expires_at = CASE WHEN CAST(? AS boolean) THEN CAST(? AS timestamptz)
                                    ELSE oldest_at + CAST(? AS interval) END
                                WHERE user_id = ? AND streams > 0
                                """)
                        .setParameter(1, !keep.isLong())
                        .setParameter(2, now.toString())
                        .setParameter(
                                3,
                                keep.longest()
                                        .map(Duration::toDays)
                                        .map(days -> days + " days")
                                        .orElse(null))
                        .setParameter(4, user.value())
                        .executeUpdate();
    }

    /// Objects that are to be deleted.
    List<Kept> ended(Instant now, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT user_id, bundle_id, sha256, streams FROM keystroke_bundles
                                WHERE expires_at IS NOT NULL AND expires_at <= ?
                                ORDER BY expires_at LIMIT ?
                                """)
                        .setParameter(1, now)
                        .setParameter(2, limit)
                        .getResultList();
        return rows.stream().map(row -> kept((Object[]) row)).toList();
    }

    /// A player's objects that were written.
    List<Kept> of(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT user_id, bundle_id, sha256, streams FROM keystroke_bundles
                                WHERE user_id = ? AND streams > 0 ORDER BY oldest_at, bundle_id
                                """)
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().map(row -> kept((Object[]) row)).toList();
    }

    private static Kept kept(Object[] row) {
        return new Kept(
                new UserId((UUID) row[0]),
                (UUID) row[1],
                (String) row[2],
                ((Number) row[3]).intValue());
    }

    /// Has the results give up what they have in an object, which is to be deleted then.
    void giveUp(Kept kept, Instant now) {
        int _ =
                entities.createNativeQuery(
                                """
                                UPDATE results SET keystrokes_tier = 'none', keystrokes_bundle = NULL
                                WHERE user_id = ? AND keystrokes_bundle = ?
                                """)
                        .setParameter(1, kept.user().value())
                        .setParameter(2, kept.bundleId())
                        .executeUpdate();
        int _ =
                entities.createNativeQuery(
                                """
                                UPDATE keystroke_bundles SET streams = 0, expires_at = ?
                                WHERE user_id = ? AND bundle_id = ?
                                """)
                        .setParameter(1, now)
                        .setParameter(2, kept.user().value())
                        .setParameter(3, kept.bundleId())
                        .executeUpdate();
    }

    /// Forgets an object that is not there any more.
    void forget(Kept kept) {
        int _ =
                entities.createNativeQuery(
                                """
                                DELETE FROM keystroke_bundles
                                WHERE user_id = ? AND bundle_id = ? AND streams = 0
                                """)
                        .setParameter(1, kept.user().value())
                        .setParameter(2, kept.bundleId())
                        .executeUpdate();
    }
}
