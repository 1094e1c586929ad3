package io.typogram.accounts.control;

import io.typogram.accounts.entity.Preferences;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The table `preferences`: how each player likes to type, as their browsers last said.
@ApplicationScoped
public class StoredPreferences {

    @PersistenceContext private EntityManager entities;

    @Inject private InstantSource clock;

    public Optional<Preferences> find(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT preferences, changed_at FROM preferences WHERE user_id = ?
                                """)
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().findFirst().map(row -> preferences((Object[]) row));
    }

    /// Replaces all of them; runs in the transaction of a user write.
    ///
    /// @throws IllegalArgumentException when they are none
    public Preferences replace(UserId user, JsonObject values) {
        Preferences preferences = new Preferences(values, clock.instant());
        entities.createNativeQuery(
                        """
                        INSERT INTO preferences (user_id, preferences, changed_at) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE SET
                            preferences = excluded.preferences, changed_at = excluded.changed_at
                        """)
                .setParameter(1, user.value())
                .setParameter(2, values.toString())
                .setParameter(3, preferences.changedAt())
                .executeUpdate();
        return preferences;
    }

    private static Preferences preferences(Object[] row) {
        return Preferences.parse((String) row[0], Sql.instant(row[1]));
    }
}
