package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import io.typogram.typing.entity.HistoryFilter;
import io.typogram.typing.entity.ImportSource;
import io.typogram.typing.entity.ImportedResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The table `imported_results`.
@ApplicationScoped
public class ImportedResults {

    /// Of one player and source.
    public static final int MAX = 100_000;

    @PersistenceContext private EntityManager entities;

    /// The end of a page, newest first.
    public record Position(Instant completedAt, String sourceId) {}

    /// What an import has come to.
    public sealed interface Outcome {

        /// The file is taken over.
        ///
        /// @param added those that were not there before
        record Imported(int added) implements Outcome {}

        record TooMany() implements Outcome {}
    }

    /// Adds what is not there yet, all of it or nothing. Runs in the transaction of a user write.
    public Outcome add(UserId user, List<ImportedResult> results) {
        if (results.isEmpty()) {
            return new Outcome.Imported(0);
        }
        long present = count(user, results.getFirst().source());
        if (present + results.size() > MAX) {
            return new Outcome.TooMany();
        }
        return new Outcome.Imported(insert(user, results));
    }

    private long count(UserId user, ImportSource source) {
        return ((Number)
                        entities.createNativeQuery(
                                        "SELECT count(*) FROM imported_results WHERE user_id = ? AND source = ?")
                                .setParameter(1, user.value())
                                .setParameter(2, source.wireName())
                                .getSingleResult())
                .longValue();
    }

    private int insert(UserId user, List<ImportedResult> results) {
        return entities.createNativeQuery(
                        """
                        INSERT INTO imported_results (user_id, source, source_id, mode, amount, language,
                            wpm, raw, accuracy, consistency, completed_at)
                        SELECT CAST(? AS uuid), r.source, r.source_id, r.mode, r.amount, r.language,
                            r.wpm, nullif(r.raw, -1), r.accuracy, nullif(r.consistency, -1), r.completed_at
                        FROM unnest(CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                                CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS double precision[]),
                                CAST(? AS double precision[]), CAST(? AS double precision[]),
                                CAST(? AS double precision[]), CAST(? AS timestamptz[]))
                            AS r (source, source_id, mode, amount, language, wpm, raw, accuracy,
                                consistency, completed_at)
                        ON CONFLICT (user_id, source, source_id) DO NOTHING
                        """)
                .setParameter(1, user.toString())
                .setParameter(2, column(results, result -> result.source().wireName()))
                .setParameter(3, column(results, ImportedResult::sourceId))
                .setParameter(4, column(results, ImportedResult::mode))
                .setParameter(5, column(results, ImportedResult::amount))
                .setParameter(6, column(results, ImportedResult::language))
                .setParameter(7, column(results, ImportedResult::wpm))
                .setParameter(8, column(results, result -> result.raw().orElse(-1.0)))
                .setParameter(9, column(results, ImportedResult::accuracy))
                .setParameter(10, column(results, result -> result.consistency().orElse(-1.0)))
                .setParameter(11, column(results, ImportedResult::completedAt))
                .executeUpdate();
    }

    private static String column(
            List<ImportedResult> results, Function<ImportedResult, Object> reader) {
        return Sql.arrayOfTexts(results.stream().map(reader).map(String::valueOf).toList());
    }

    /// Newest first.
    public List<ImportedResult> page(
            UserId user, ImportSource source, Optional<Position> before, int limit) {
        Position end = before.orElse(new Position(HistoryFilter.END, ""));
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT source_id, mode, amount, language, wpm, raw, accuracy, consistency,
                                    completed_at
                                FROM imported_results
                                WHERE user_id = ? AND source = ?
                                    AND (completed_at, source_id)
                                        < (CAST(? AS timestamptz), CAST(? AS text))
                                ORDER BY completed_at DESC, source_id DESC LIMIT CAST(? AS bigint)
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, source.wireName())
                        .setParameter(3, end.completedAt().toString())
                        .setParameter(4, end.sourceId())
                        .setParameter(5, limit)
                        .getResultList();
        return rows.stream().map(row -> result(source, (Object[]) row)).toList();
    }

    private static ImportedResult result(ImportSource source, Object[] row) {
        return new ImportedResult(
                source,
                (String) row[0],
                (String) row[1],
                ((Number) row[2]).intValue(),
                (String) row[3],
                ((Number) row[4]).doubleValue(),
                Optional.ofNullable((Number) row[5]).map(Number::doubleValue),
                ((Number) row[6]).doubleValue(),
                Optional.ofNullable((Number) row[7]).map(Number::doubleValue),
                Sql.instant(row[8]));
    }
}
