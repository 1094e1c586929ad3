package io.typogram.platform.events;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.events.Reach;
import io.typogram.kernel.identity.TenantId;
import io.typogram.platform.persistence.AfterCommit;
import io.typogram.platform.persistence.Sql;
import io.typogram.platform.tenancy.Tenancy;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table `outbox`: what happened and has not yet been acknowledged by the broker.
@ApplicationScoped
class Outbox {

    @PersistenceContext private EntityManager entities;
    @Inject private OutboxBacklog backlog;
    @Inject private OutboxSignal signal;
    @Inject private AfterCommit afterCommit;
    @Inject private InstantSource clock;
    @Inject private Transactions transactions;
    @Inject private Tenancy tenancy;

    /// An event that the transaction under way will write.
    private record Appended(String topic, EventEnvelope envelope) {}

    /// Appends in the transaction under way, with all of its other events at once before it commits,
    /// and wakes the publisher when it has. What may not leave the cell is left out: this is the one way
    /// by which events leave it.
    ///
    /// @param playersTenant of whose members the one is whom it is about, in a cell that is for others as well
    /// @throws EventsBackloggedException when as many events wait as may
    void append(
            EventEnvelope envelope,
            Reach reach,
            Disclosure disclosure,
            Optional<TenantId> playersTenant) {
        if (!tenancy.letsOut(disclosure, playersTenant)) {
            return;
        }
        String topic = Topics.of(reach, envelope.type().context());
        backlog.admit(topic);
        transactions
                .gather(Outbox.class, ArrayList<Appended>::new, this::insert)
                .add(new Appended(topic, envelope));
    }

    /// The times differ by a microsecond, which keeps events of one transaction in their order.
    private void insert(List<Appended> appended) {
        Instant now = clock.instant();
        List<UUID> ids = new ArrayList<>();
        List<String> topics = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        List<String> envelopes = new ArrayList<>();
        List<String> times = new ArrayList<>();
        for (Appended one : appended) {
            ids.add(one.envelope().eventId());
            topics.add(one.topic());
            subjects.add(one.envelope().subject());
            envelopes.add(EventJson.text(one.envelope()));
            times.add(now.plus(times.size(), ChronoUnit.MICROS).toString());
        }
        entities.createNativeQuery(
                        """
                        INSERT INTO outbox (event_id, topic, subject, envelope, appended_at)
                        SELECT one.event_id, one.topic, one.subject,
                               convert_to(one.envelope, 'UTF8'), one.appended_at
                        FROM unnest(CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]),
                                    CAST(? AS text[]), CAST(? AS timestamptz[]))
                            AS one (event_id, topic, subject, envelope, appended_at)
                        """)
                .setParameter(1, Sql.arrayOf(ids))
                .setParameter(2, Sql.arrayOfTexts(topics))
                .setParameter(3, Sql.arrayOfTexts(subjects))
                .setParameter(4, Sql.arrayOfTexts(envelopes))
                .setParameter(5, Sql.arrayOfTexts(times))
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
