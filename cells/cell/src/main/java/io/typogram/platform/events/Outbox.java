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
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The table `outbox`: what happened and has not yet been acknowledged by the broker.
@ApplicationScoped
class Outbox {

    @PersistenceContext private EntityManager entities;
    @Inject private OutboxBacklog backlog;
    @Inject private OutboxSignal signal;
    @Inject private AfterCommit afterCommit;
    @Inject private InstantSource clock;

    /// Appends in the transaction under way, and wakes the publisher when that has committed.
    ///
    /// @throws EventsBackloggedException when as many events wait as may
    void append(EventEnvelope envelope, Reach reach) {
        String topic = Topics.of(reach, envelope.type().context());
        backlog.admit(topic);
        entities.createNativeQuery(
                        """
                        INSERT INTO outbox (event_id, topic, subject, envelope, appended_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .setParameter(1, envelope.eventId())
                .setParameter(2, topic)
                .setParameter(3, envelope.subject())
                .setParameter(4, EventJson.write(envelope))
                .setParameter(5, clock.instant())
                .executeUpdate();
        afterCommit.run(signal::wake);
    }

    /// The oldest events of each of these topics, at most `limit` of each. Topics are read one by one,
    /// so those of which much waits do not hide the others.
    List<OutboxEntry> oldest(Collection<String> topics, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT waiting.event_id, waiting.topic, waiting.subject,
                                       waiting.envelope
                                FROM unnest(CAST(? AS text[])) AS wanted (topic)
                                CROSS JOIN LATERAL (
                                    SELECT event_id, topic, subject, envelope, appended_at
                                    FROM outbox WHERE outbox.topic = wanted.topic
                                    ORDER BY appended_at, event_id LIMIT ?) AS waiting
                                ORDER BY waiting.appended_at, waiting.event_id
                                """)
                        .setParameter(1, Sql.arrayOfTexts(topics))
                        .setParameter(2, limit)
                        .getResultList();
        return rows.stream().map(row -> entry((Object[]) row)).toList();
    }

    void delete(List<UUID> eventIds) {
        entities.createNativeQuery("DELETE FROM outbox WHERE event_id = ANY(CAST(? AS uuid[]))")
                .setParameter(1, Sql.arrayOf(eventIds))
                .executeUpdate();
    }

    private static OutboxEntry entry(Object[] row) {
        return new OutboxEntry((UUID) row[0], (String) row[1], (String) row[2], (byte[]) row[3]);
    }
}
