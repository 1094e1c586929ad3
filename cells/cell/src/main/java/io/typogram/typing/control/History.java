package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import io.typogram.typing.control.Results.Position;
import io.typogram.typing.entity.HistoryFilter;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.TestSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// A player's results, newest first, of the kinds that are asked for.
@ApplicationScoped
public class History {

    /// Before every result of its time.
    private static final UUID NO_RESULT = new UUID(0, 0);

    @PersistenceContext private EntityManager entities;
    @Inject private Categories categories;
    @Inject private Results results;

    /// What a filter comes to for a player.
    ///
    /// @param categories those that the filter takes, of those that the player has typed
    public record Selection(UserId user, HistoryFilter filter, List<TestSettings> categories) {

        public Selection {
            categories = List.copyOf(categories);
        }

        /// One category, whether or not the player has typed it.
        static Selection of(UserId user, TestSettings category) {
            return new Selection(user, HistoryFilter.of(category), List.of(category));
        }

        boolean isEmpty() {
            return !filter.takesEveryKind() && categories.isEmpty();
        }

        private HistorySql.Rows rows() {
            return filter.tag().isPresent() ? HistorySql.Rows.OF_A_TAG : HistorySql.Rows.OF_ALL;
        }
    }

    /// Behind everything that was completed then or later.
    public static Position endOf(Instant time) {
        return new Position(time, NO_RESULT);
    }

    public Selection select(UserId user, HistoryFilter filter) {
        if (filter.takesEveryKind()) {
            return new Selection(user, filter, List.of());
        }
        List<TestSettings> typed = categories.of(user, filter.tag());
        return new Selection(user, filter, typed.stream().filter(filter::takes).toList());
    }

    /// The next results of a selection.
    ///
    /// @param before the end of the page before
    public List<Result> page(Selection selection, Optional<Position> before, int limit) {
        if (selection.isEmpty()) {
            return List.of();
        }
        List<?> rows = newest(selection, before, limit, "%s").getResultList();
        List<UUID> ids = rows.stream().map(row -> (UUID) ((Object[]) row)[1]).toList();
        return results.of(selection.user(), ids);
    }

    /// What reads the newest of the selected results.
    ///
    /// @param around a statement in which `%s` stands for what gives their times and ids
    Query newest(Selection selection, Optional<Position> before, int limit, String around) {
        boolean everyKind = selection.filter().takesEveryKind();
        String selected = everyKind ? HistorySql.NEWEST : selection.rows().newestOfCategories();
        Position end = end(selection.filter(), before);
        Query query =
                entities.createNativeQuery(around.formatted(selected))
                        .setParameter(1, selection.user().value())
                        .setParameter(3, end.completedAt().toString())
                        .setParameter(4, end.resultId().toString())
                        .setParameter(5, selection.filter().from().toString())
                        .setParameter(6, limit);
        selection.filter().tag().ifPresent(tag -> query.setParameter(2, tag));
        return everyKind ? query : ofCategories(query, selection.categories());
    }

    private static Position end(HistoryFilter filter, Optional<Position> before) {
        return before.filter(position -> position.completedAt().isBefore(filter.until()))
                .orElseGet(() -> endOf(filter.until()));
    }

    private static Query ofCategories(Query query, List<TestSettings> categories) {
        return query.setParameter(7, column(categories, settings -> settings.mode().wireName()))
                .setParameter(8, column(categories, TestSettings::amount))
                .setParameter(9, column(categories, TestSettings::language))
                .setParameter(10, column(categories, TestSettings::punctuation))
                .setParameter(11, column(categories, TestSettings::numbers))
                .setParameter(12, column(categories, settings -> settings.difficulty().wireName()))
                .setParameter(13, column(categories, TestSettings::lazy));
    }

    private static String column(
            List<TestSettings> categories, Function<TestSettings, Object> reader) {
        return Sql.arrayOfTexts(categories.stream().map(reader).map(String::valueOf).toList());
    }
}
