package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import io.typogram.typing.entity.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The tables `tags` and `result_tags`.
@ApplicationScoped
public class Tags {

    @PersistenceContext private EntityManager entities;

    /// By name. A player has few.
    public List<Tag> of(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                "SELECT tag_id, name FROM tags WHERE user_id = ? ORDER BY name, tag_id")
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().map(row -> tag((Object[]) row)).toList();
    }

    /// By name.
    public List<Tag> of(UserId user, UUID resultId) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT t.tag_id, t.name
                                FROM result_tags r
                                JOIN tags t ON t.user_id = r.user_id AND t.tag_id = r.tag_id
                                WHERE r.user_id = ? AND r.result_id = ?
                                ORDER BY t.name, t.tag_id
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, resultId)
                        .getResultList();
        return rows.stream().map(row -> tag((Object[]) row)).toList();
    }

    /// By result and name; a result without tags is missing.
    public Map<UUID, List<Tag>> of(UserId user, Collection<UUID> resultIds) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT t.tag_id, t.name, r.result_id
                                FROM unnest(CAST(? AS uuid[])) AS wanted (result_id)
                                JOIN result_tags r ON r.user_id = ? AND r.result_id = wanted.result_id
                                JOIN tags t ON t.user_id = r.user_id AND t.tag_id = r.tag_id
                                ORDER BY t.name, t.tag_id
                                """)
                        .setParameter(1, Sql.arrayOf(resultIds))
                        .setParameter(2, user.value())
                        .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(
                        Collectors.groupingBy(
                                row -> (UUID) row[2],
                                Collectors.mapping(Tags::tag, Collectors.toList())));
    }

    void put(UserId user, Tag tag, Instant now) {
        entities.createNativeQuery(
                        """
                        INSERT INTO tags (user_id, tag_id, name, created_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (user_id, tag_id) DO UPDATE SET name = excluded.name
                        """)
                .setParameter(1, user.value())
                .setParameter(2, tag.tagId())
                .setParameter(3, tag.name())
                .setParameter(4, now)
                .executeUpdate();
    }

    void remove(UserId user, UUID tagId) {
        entities.createNativeQuery("DELETE FROM result_tags WHERE user_id = ? AND tag_id = ?")
                .setParameter(1, user.value())
                .setParameter(2, tagId)
                .executeUpdate();
        entities.createNativeQuery("DELETE FROM tags WHERE user_id = ? AND tag_id = ?")
                .setParameter(1, user.value())
                .setParameter(2, tagId)
                .executeUpdate();
    }

    /// Takes these tags for the result, and no others.
    void set(UserId user, UUID resultId, Collection<UUID> tagIds) {
        entities.createNativeQuery("DELETE FROM result_tags WHERE user_id = ? AND result_id = ?")
                .setParameter(1, user.value())
                .setParameter(2, resultId)
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        INSERT INTO result_tags (user_id, tag_id, result_id, mode, amount, language,
                            punctuation, numbers, difficulty, lazy, completed_at)
                        SELECT r.user_id, chosen.tag_id, r.result_id, r.mode, r.amount, r.language,
                            r.punctuation, r.numbers, r.difficulty, r.lazy, r.completed_at
                        FROM unnest(CAST(? AS uuid[])) AS chosen (tag_id)
                        JOIN results r ON r.user_id = ? AND r.result_id = ?
                        """)
                .setParameter(1, Sql.arrayOf(tagIds))
                .setParameter(2, user.value())
                .setParameter(3, resultId)
                .executeUpdate();
    }

    private static Tag tag(Object[] row) {
        return new Tag((UUID) row[0], (String) row[1]);
    }
}
