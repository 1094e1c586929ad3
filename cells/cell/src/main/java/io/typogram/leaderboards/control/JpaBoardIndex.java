package io.typogram.leaderboards.control;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.leaderboards.entity.Board;
import io.typogram.leaderboards.entity.BoardEntry;
import io.typogram.leaderboards.entity.BoardKey;
import io.typogram.leaderboards.entity.RankedEntry;
import io.typogram.leaderboards.entity.Run;
import io.typogram.leaderboards.entity.Scope;
import io.typogram.platform.persistence.Sql;
import io.typogram.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Boards as indexed tables: correct, and a rank costs a count of everybody before it.
@ApplicationScoped
public class JpaBoardIndex implements BoardIndex {

    private static final String COLUMNS =
            "user_id, cell, epoch, result_id, wpm_hundredths, accuracy_hundredths, achieved_at";
    private static final String BEST_FIRST =
            " ORDER BY wpm_hundredths DESC, accuracy_hundredths DESC, achieved_at, user_id";
    private static final String WORST_FIRST =
            " ORDER BY wpm_hundredths, accuracy_hundredths, achieved_at DESC, user_id DESC";

    /// The tie rule, written out: databases compare rows in one direction only.
    private static final String BEFORE =
            """
             AND (wpm_hundredths > ?3 OR (wpm_hundredths = ?3
                 AND (accuracy_hundredths > ?4 OR (accuracy_hundredths = ?4
                     AND (achieved_at < ?5 OR (achieved_at = ?5 AND user_id < ?6))))))
            """;

    private static final String BEHIND =
            """
             AND (wpm_hundredths < ?3 OR (wpm_hundredths = ?3
                 AND (accuracy_hundredths < ?4 OR (accuracy_hundredths = ?4
                     AND (achieved_at > ?5 OR (achieved_at = ?5 AND user_id > ?6))))))
            """;

    private static final String LIVING_HERE =
            """
             AND EXISTS (SELECT 1 FROM homes h WHERE h.user_id = e.user_id
                 AND h.state IN ('ACTIVE', 'LEAVING', 'MOVING'))
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Tenancy tenancy;

    @Override
    public List<String> merge(Scope scope, Board board, List<String> periods, BoardEntry entry) {
        Run run = entry.run();
        List<?> merged =
                entities.createNativeQuery(
                                """
                                INSERT INTO %1$s (user_id, board, period, cell, epoch, result_id,
                                    wpm_hundredths, accuracy_hundredths, achieved_at)
                                SELECT CAST(? AS uuid), CAST(? AS text), wanted.period,
                                    CAST(? AS text), CAST(? AS bigint), CAST(? AS uuid),
                                    CAST(? AS bigint), CAST(? AS bigint), CAST(? AS timestamptz)
                                FROM unnest(CAST(? AS text[])) AS wanted (period)
                                ON CONFLICT (user_id, board, period) DO UPDATE
                                SET cell = excluded.cell, epoch = excluded.epoch,
                                    result_id = excluded.result_id,
                                    wpm_hundredths = excluded.wpm_hundredths,
                                    accuracy_hundredths = excluded.accuracy_hundredths,
                                    achieved_at = excluded.achieved_at
                                WHERE excluded.wpm_hundredths > %1$s.wpm_hundredths
                                   OR (excluded.wpm_hundredths = %1$s.wpm_hundredths
                                    AND (excluded.accuracy_hundredths > %1$s.accuracy_hundredths
                                     OR (excluded.accuracy_hundredths = %1$s.accuracy_hundredths
                                      AND (excluded.achieved_at < %1$s.achieved_at
                                       OR (excluded.achieved_at = %1$s.achieved_at
                                        AND (excluded.result_id < %1$s.result_id
                                         OR (excluded.result_id = %1$s.result_id
                                          AND excluded.epoch > %1$s.epoch)))))))
                                RETURNING period
                                """
                                        .formatted(table(scope)))
                        .setParameter(1, entry.userId().value())
                        .setParameter(2, board.name())
                        .setParameter(3, entry.home().cell().value())
                        .setParameter(4, entry.home().epoch())
                        .setParameter(5, run.resultId())
                        .setParameter(6, run.wpmHundredths())
                        .setParameter(7, run.accuracyHundredths())
                        .setParameter(8, run.achievedAt())
                        .setParameter(9, Sql.arrayOfTexts(periods))
                        .getResultList();
        return periods.stream().filter(merged::contains).toList();
    }

    @Override
    public List<Best> bests(UserId user, List<String> periods) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT user_id, cell, epoch, result_id, wpm_hundredths,
                                    accuracy_hundredths, achieved_at, board, period
                                FROM board_entries
                                WHERE user_id = ? AND period = ANY(CAST(? AS text[]))
                                ORDER BY board, period
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, Sql.arrayOfTexts(periods))
                        .getResultList();
        return rows.stream().flatMap(row -> best((Object[]) row).stream()).toList();
    }

    /// Nothing for a board that is played no more.
    private static Optional<Best> best(Object[] row) {
        return Board.named((String) row[7])
                .map(board -> new Best(board, (String) row[8], entry(row).run()));
    }

    @Override
    public List<Shown> shown(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT board, period FROM board_entries WHERE user_id = ?1
                                UNION
                                SELECT board, period FROM global_board_entries WHERE user_id = ?1
                                """)
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().flatMap(row -> shown((Object[]) row).stream()).toList();
    }

    private static Optional<Shown> shown(Object[] row) {
        return Board.named((String) row[0]).map(board -> new Shown(board, (String) row[1]));
    }

    @Override
    public long size(BoardKey key) {
        return count(board("SELECT count(*) FROM ", key, ""));
    }

    @Override
    public List<RankedEntry> top(BoardKey key, int limit) {
        return ranked(entries(select(key, BEST_FIRST), limit), 1);
    }

    @Override
    public List<RankedEntry> after(BoardKey key, RankedEntry last, int limit) {
        Query behind = place(select(key, BEHIND + BEST_FIRST), last.entry());
        return ranked(entries(behind, limit), last.rank() + 1);
    }

    @Override
    public Optional<RankedEntry> find(BoardKey key, UserId user) {
        Query own = select(key, " AND user_id = ?3").setParameter(3, user.value());
        return entries(own, 1).stream()
                .findFirst()
                .map(entry -> new RankedEntry(countBefore(key, entry) + 1, entry));
    }

    @Override
    public List<RankedEntry> around(BoardKey key, UserId user, int radius) {
        return find(key, user).map(own -> around(key, own, radius)).orElse(List.of());
    }

    private List<RankedEntry> around(BoardKey key, RankedEntry own, int radius) {
        Query before = place(select(key, BEFORE + WORST_FIRST), own.entry());
        List<BoardEntry> nearestFirst = new ArrayList<>(entries(before, radius));
        Collections.reverse(nearestFirst);
        List<RankedEntry> all =
                new ArrayList<>(ranked(nearestFirst, own.rank() - nearestFirst.size()));
        all.add(own);
        all.addAll(after(key, own, radius));
        return all;
    }

    private long countBefore(BoardKey key, BoardEntry entry) {
        return count(place(board("SELECT count(*) FROM ", key, BEFORE), entry));
    }

    private Query select(BoardKey key, String rest) {
        return board("SELECT " + COLUMNS + " FROM ", key, rest);
    }

    private Query board(String beginning, BoardKey key, String rest) {
        String sql =
                beginning
                        + table(key.scope())
                        + " AS e WHERE board = ?1 AND period = ?2"
                        + residents(key.scope())
                        + rest;
        Query query =
                entities.createNativeQuery(sql)
                        .setParameter(1, key.board().name())
                        .setParameter(2, key.period());
        return switch (key.scope()) {
            case ALL -> query;
            case CELL ->
                    query.setParameter(
                            7,
                            Sql.arrayOfTexts(
                                    tenancy.shown(Disclosure.PUBLIC_BOARDS).stream()
                                            .map(TenantId::value)
                                            .toList()));
            case TENANT -> query.setParameter(7, key.tenant().orElseThrow().value());
        };
    }

    /// On its own boards a cell shows who lives in it: not who is arriving, or has left something behind. Members
    /// of a tenant that shares the cell are on the tenant's board, and on the cell's if their tenant lets it out.
    private static String residents(Scope scope) {
        return switch (scope) {
            case ALL -> "";
            case CELL ->
                    LIVING_HERE
                            + """
                             AND NOT EXISTS (SELECT 1 FROM player_tenants p
                                WHERE p.user_id = e.user_id
                                    AND NOT p.tenant = ANY(CAST(?7 AS text[])))
                            """;
            case TENANT ->
                    LIVING_HERE
                            + """
                             AND EXISTS (SELECT 1 FROM player_tenants p
                                WHERE p.user_id = e.user_id AND p.tenant = ?7)
                            """;
        };
    }

    private static Query place(Query query, BoardEntry entry) {
        return query.setParameter(3, entry.run().wpmHundredths())
                .setParameter(4, entry.run().accuracyHundredths())
                .setParameter(5, entry.run().achievedAt())
                .setParameter(6, entry.userId().value());
    }

    private static long count(Query query) {
        return ((Number) query.getSingleResult()).longValue();
    }

    private static List<BoardEntry> entries(Query query, int limit) {
        List<?> rows = query.setMaxResults(limit).getResultList();
        return rows.stream().map(row -> entry((Object[]) row)).toList();
    }

    private static List<RankedEntry> ranked(List<BoardEntry> entries, long firstRank) {
        List<RankedEntry> ranked = new ArrayList<>(entries.size());
        for (BoardEntry entry : entries) {
            ranked.add(new RankedEntry(firstRank + ranked.size(), entry));
        }
        return ranked;
    }

    private static BoardEntry entry(Object[] row) {
        Run run =
                new Run(
                        (UUID) row[3],
                        ((Number) row[4]).longValue(),
                        ((Number) row[5]).longValue(),
                        Sql.instant(row[6]));
        Home home = new Home(new CellId((String) row[1]), ((Number) row[2]).intValue());
        return new BoardEntry(new UserId((UUID) row[0]), home, run);
    }

    private static String table(Scope scope) {
        return switch (scope) {
            case ALL -> "global_board_entries";
            case CELL, TENANT -> "board_entries";
        };
    }
}
