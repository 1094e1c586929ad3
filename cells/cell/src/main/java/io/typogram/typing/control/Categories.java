package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The kinds of tests that a player has typed.
@ApplicationScoped
public class Categories {

    /// People type a few dozen of them. What lies behind the bound is not found by a filter.
    static final int MAX = 5_000;

    @PersistenceContext private EntityManager entities;

    /// Of all results, or of those with a tag.
    public List<TestSettings> of(UserId user, Optional<UUID> tag) {
        HistorySql.Rows rows = tag.isPresent() ? HistorySql.Rows.OF_A_TAG : HistorySql.Rows.OF_ALL;
        Query query = entities.createNativeQuery(rows.categories()).setParameter(1, user.value());
        tag.ifPresent(id -> query.setParameter(2, id));
        List<?> found = query.getResultList();
        return found.stream().flatMap(row -> settings((Object[]) row)).toList();
    }

    /// None, where an older release has set the tag and said nothing of its result.
    private static Stream<TestSettings> settings(Object[] row) {
        return Mode.ofWireName((String) row[0])
                .map(mode ->
                        new TestSettings(
                                mode,
                                ((Number) row[1]).intValue(),
                                new LanguageId((String) row[2]),
                                (Boolean) row[3],
                                (Boolean) row[4],
                                Difficulty.ofWireName((String) row[5]).orElseThrow(),
                                (Boolean) row[6]))
                .stream();
    }
}
