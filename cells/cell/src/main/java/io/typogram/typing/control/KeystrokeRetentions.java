package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import io.typogram.typing.entity.KeystrokeRetention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table `keystroke_retentions`: what players have said about their keystrokes.
@ApplicationScoped
public class KeystrokeRetentions {

    @PersistenceContext private EntityManager entities;
    @Inject private KeystrokeTiers tiers;
    @Inject private InstantSource clock;

    /// What a player has said, and when.
    public record Said(KeystrokeRetention keep, Instant changedAt) {}

    public Optional<Said> find(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT keep, changed_at FROM keystroke_retentions WHERE user_id = ?
                                """)
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().findFirst().map(row -> said((Object[]) row));
    }

    KeystrokeRetention of(UserId user) {
        return find(user).map(Said::keep).orElse(KeystrokeRetention.UNSAID);
    }

    /// Writes down what a player says; runs in the transaction of a user write. What is kept outside the
    /// database ends as they wish, also where it was to stay for longer.
    public Said say(UserId user, KeystrokeRetention keep) {
        Said said = new Said(keep, clock.instant());
        int _ =
                entities.createNativeQuery(
                                """
                                INSERT INTO keystroke_retentions (user_id, keep, changed_at)
                                VALUES (?, ?, ?)
                                ON CONFLICT (user_id) DO UPDATE
                                SET keep = excluded.keep, changed_at = excluded.changed_at
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, keep.wireName())
                        .setParameter(3, said.changedAt())
                        .executeUpdate();
        tiers.endAll(user, keep, said.changedAt());
        return said;
    }

    /// Some of those who want nothing kept, in the order of their ids.
    List<UserId> never(UUID after, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT user_id FROM keystroke_retentions
                                WHERE keep = 'never' AND user_id > ? ORDER BY user_id LIMIT ?
                                """)
                        .setParameter(1, after)
                        .setParameter(2, limit)
                        .getResultList();
        return rows.stream().map(row -> new UserId((UUID) row)).toList();
    }

    private static Said said(Object[] row) {
        KeystrokeRetention keep =
                KeystrokeRetention.named((String) row[0])
                        .orElseThrow(() -> new IllegalStateException("kept for no known time"));
        return new Said(keep, Sql.instant(row[1]));
    }
}
