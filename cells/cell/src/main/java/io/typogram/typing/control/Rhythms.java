package io.typogram.typing.control;

import io.typogram.platform.background.BackgroundWork;
import io.typogram.platform.persistence.SchemaReady;
import io.typogram.server.persistence.Transactions;
import io.typogram.typing.entity.RhythmPrint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The table `rhythms`: by what the runs of late are known when they are sent again, by whomever. It holds no name, and
/// forgets after [#KEPT].
@ApplicationScoped
public class Rhythms {

    static final Duration KEPT = Duration.ofDays(30);

    /// Runs of which a band is the same by chance are looked at too; they are few.
    private static final int MAX_CANDIDATES = 200;

    private static final Logger LOG = System.getLogger(Rhythms.class.getName());
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final int FORGET_AT_ONCE = 1_000;
    private static final int MAX_TIMES = 20;

    @PersistenceContext private EntityManager entities;
    @Inject private Transactions transactions;
    @Inject private InstantSource clock;
    @Inject private BackgroundWork work;

    void begin(@Observes SchemaReady ready) {
        work.inTurns(
                FORGET_EVERY,
                this::forget,
                LOG,
                "TYPING-101 old rhythms cannot be forgotten, will again");
    }

    /// Whether a run of this rhythm was kept before. Asked outside of the transaction that keeps the run: what that
    /// has read makes it fail when others write beside it.
    public boolean know(RhythmPrint print) {
        List<Long> bands = print.bands();
        if (bands.isEmpty()) {
            return false;
        }
        List<?> candidates =
                entities.createNativeQuery(
                                """
                                SELECT size, bits FROM rhythms
                                WHERE band = ANY(CAST(? AS bigint[])) AND kept_at >= ?
                                """)
                        .setParameter(1, array(bands))
                        .setParameter(2, clock.instant().minus(KEPT))
                        .setMaxResults(MAX_CANDIDATES)
                        .getResultList();
        return candidates.stream().anyMatch(row -> print.isLike(print((Object[]) row)));
    }

    void add(UUID resultId, RhythmPrint print, Instant keptAt) {
        List<Long> bands = print.bands();
        if (bands.isEmpty()) {
            return;
        }
        int _ =
                entities.createNativeQuery(
                                """
                                INSERT INTO rhythms (band, result_id, size, bits, kept_at)
                                SELECT one.band, CAST(? AS uuid), CAST(? AS bigint),
                                    CAST(? AS bytea), CAST(? AS timestamptz)
                                FROM unnest(CAST(? AS bigint[])) AS one (band)
                                ON CONFLICT (band, result_id) DO NOTHING
                                """)
                        .setParameter(1, resultId)
                        .setParameter(2, print.size())
                        .setParameter(3, print.toBytes())
                        .setParameter(4, keptAt)
                        .setParameter(5, array(bands))
                        .executeUpdate();
    }

    /// Some at a time, so that no transaction is long.
    void forget() {
        int forgotten = FORGET_AT_ONCE;
        for (int times = 0; times < MAX_TIMES && forgotten == FORGET_AT_ONCE; times++) {
            forgotten = transactions.run(this::forgetSome);
        }
    }

    private int forgetSome() {
        return entities.createNativeQuery(
                        """
                        DELETE FROM rhythms WHERE (band, result_id) IN (
                            SELECT band, result_id FROM rhythms WHERE kept_at < ?
                            ORDER BY kept_at LIMIT ?)
                        """)
                .setParameter(1, clock.instant().minus(KEPT))
                .setParameter(2, FORGET_AT_ONCE)
                .executeUpdate();
    }

    private static RhythmPrint print(Object[] row) {
        return RhythmPrint.of((byte[]) row[1], ((Number) row[0]).intValue());
    }

    private static String array(List<Long> bands) {
        return bands.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
