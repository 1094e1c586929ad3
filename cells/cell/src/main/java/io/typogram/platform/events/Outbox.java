package io.typogram.platform.events;

import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.events.Reach;
import io.typogram.platform.persistence.AfterCommit;
import io.typogram.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// The table `outbox`: what happened and has not yet been acknowledged by the broker.
@ApplicationScoped
class Outbox {

    @PersistenceContext private EntityManager entities;
    @Inject private OutboxSignal signal;
    @Inject private AfterCommit afterCommit;
    @Inject private InstantSource clock;

    /// Appends in the transaction under way, and wakes the publisher when that has committed.
    void append(EventEnvelope envelope, Reach reach) {
        entities.createNativeQuery(
                        """
                        INSERT INTO outbox (event_id, topic, subject, envelope, appended_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .setParameter(1, envelope.eventId())
                .setParameter(2, Topics.of(reach, envelope.type().context()))
                .setParameter(3, envelope.subject())
                .setParameter(4, EventJson.write(envelope))
                .setParameter(5, clock.instant())
                .executeUpdate();
        afterCommit.run(signal::wake);
    }

    /// The oldest events first. The order is for fairness only: readers merge.
    List<OutboxEntry> oldest(int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT event_id, topic, subject, envelope FROM outbox
                                ORDER BY appended_at, event_id LIMIT ?
                                """)
                        .setParameter(1, limit)
                        .getResultList();
        return rows.stream().map(row -> entry((Object[]) row)).toList();
    }

    void delete(List<UUID> eventIds) {
        entities.createNativeQuery("DELETE FROM outbox WHERE event_id = ANY(CAST(? AS uuid[]))")
                .setParameter(1, Sql.arrayOf(eventIds))
                .executeUpdate();
    }

    long depth() {
        return ((Number)
                        entities.createNativeQuery("SELECT count(*) FROM outbox").getSingleResult())
                .longValue();
    }

    private static OutboxEntry entry(Object[] row) {
        return new OutboxEntry((UUID) row[0], (String) row[1], (String) row[2], (byte[]) row[3]);
    }
}
