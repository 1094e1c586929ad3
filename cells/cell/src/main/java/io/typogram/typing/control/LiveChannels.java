package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table `live_channels`: the links by which players let others watch them type.
@ApplicationScoped
public class LiveChannels {

    @PersistenceContext private EntityManager entities;
    @Inject private InstantSource clock;

    /// A link.
    ///
    /// @param key what its holder knows and nobody can guess
    public record Channel(UUID key, Instant openedAt) {}

    public Optional<Channel> find(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT channel_key, opened_at FROM live_channels WHERE user_id = ?
                                """)
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().findFirst().map(row -> channel((Object[]) row));
    }

    private static Channel channel(Object[] row) {
        return new Channel((UUID) row[0], Sql.instant(row[1]));
    }

    /// Opens a player's channel; one that is open stays the same. Runs in the transaction of a user write.
    public Channel open(UserId user) {
        return find(user)
                .orElseGet(() -> write(user, new Channel(UUID.randomUUID(), clock.instant())));
    }

    private Channel write(UserId user, Channel channel) {
        int written =
                entities.createNativeQuery(
                                """
                                INSERT INTO live_channels (user_id, channel_key, opened_at)
                                VALUES (?, ?, ?)
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, channel.key())
                        .setParameter(3, channel.openedAt())
                        .executeUpdate();
        assert written == 1;
        return channel;
    }

    /// Closes it: the link is no good any more. Runs in the transaction of a user write.
    public void close(UserId user) {
        int _ =
                entities.createNativeQuery("DELETE FROM live_channels WHERE user_id = ?")
                        .setParameter(1, user.value())
                        .executeUpdate();
    }
}
