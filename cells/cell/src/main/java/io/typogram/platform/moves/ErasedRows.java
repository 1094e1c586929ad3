package io.typogram.platform.moves;

import io.typogram.kernel.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The table `erased_rows`: how many rows of a user who was erased were deleted, so that an answer that was
/// lost can be given again.
@ApplicationScoped
class ErasedRows {

    @PersistenceContext private EntityManager entities;

    /// Adds what this transaction deletes.
    void count(UserId user, String table, int deleted) {
        if (deleted == 0) {
            return;
        }
        int counted =
                entities.createNativeQuery(
                                """
                                INSERT INTO erased_rows (user_id, table_name, deleted)
                                VALUES (?, ?, ?)
                                ON CONFLICT (user_id, table_name) DO UPDATE
                                SET deleted = erased_rows.deleted + excluded.deleted
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, table)
                        .setParameter(3, deleted)
                        .executeUpdate();
        assert counted == 1;
    }

    SortedMap<String, Long> of(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                "SELECT table_name, deleted FROM erased_rows WHERE user_id = ?")
                        .setParameter(1, user.value())
                        .getResultList();
        SortedMap<String, Long> erased = new TreeMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            erased.put((String) columns[0], ((Number) columns[1]).longValue());
        }
        return erased;
    }
}
