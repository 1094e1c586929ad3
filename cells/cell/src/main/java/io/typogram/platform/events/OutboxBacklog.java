package io.typogram.platform.events;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How many events wait in the outbox, and whether more may come.
///
/// An acknowledged write never loses its event, so the table grows while the broker is away, and only
/// refusing writes can bound it. Every node looks every few seconds and decides by what it saw last:
/// a write counts nothing. So the bound may be passed by what the cell's nodes write between two
/// looks.
@ApplicationScoped
class OutboxBacklog {

    private static final Logger LOG = System.getLogger(OutboxBacklog.class.getName());
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

    /// Counting takes longer the more there is to count. It may take this share of a node's time.
    private static final int PAUSE_FOR_A_LOOK = 20;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;
    @Inject private EventMetrics metrics;

    private final OutboxBounds bounds;
    private final Set<String> topics = ConcurrentHashMap.newKeySet();

    private volatile Seen seen = new Seen(0, Duration.ZERO);

    /// What the last look saw: how many events waited, and how long the oldest had.
    private record Seen(long rows, Duration oldest) {}

    @Inject
    OutboxBacklog(
            @ConfigProperty(name = "typogram.outbox.alarm.rows", defaultValue = "100000")
                    long alarmRows,
            @ConfigProperty(name = "typogram.outbox.max.rows", defaultValue = "5000000")
                    long maxRows) {
        this.bounds = new OutboxBounds(alarmRows, maxRows);
    }

    /// Needed by the container for the client proxy.
    protected OutboxBacklog() {
        this.bounds = new OutboxBounds(1, 1);
    }

    /// Lets one more event of a topic into the outbox.
    ///
    /// @throws EventsBackloggedException when as many events wait as may
    void admit(String topic) {
        if (state() == OutboxState.FULL) {
            throw new EventsBackloggedException();
        }
        topics.add(topic);
    }

    /// All topics of which events may wait, as far as this node knows. One that another node used for
    /// the first time is known after the next look.
    Set<String> topics() {
        return Set.copyOf(topics);
    }

    long rows() {
        return seen.rows();
    }

    Duration oldest() {
        return seen.oldest();
    }

    OutboxState state() {
        return bounds.state(seen.rows());
    }

    /// Looks again and again until the thread is interrupted.
    void watchForEver() {
        while (!Thread.currentThread().isInterrupted()) {
            long began = System.nanoTime();
            try {
                look();
            } catch (SQLException | RuntimeException failed) {
                // What was seen last goes on to count: the database itself refuses writes now.
                LOG.log(Level.WARNING, "EVENTS-108 the outbox could not be counted", failed);
            }
            pauseAfter(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void look() throws SQLException {
        OutboxState before = state();
        seen = count();
        metrics.gauge();
        OutboxState now = state();
        if (now == before) {
            return;
        }
        switch (now) {
            case FINE -> LOG.log(Level.INFO, "EVENTS-109 {0} events wait, which is fine", rows());
            case ALARMING ->
                    LOG.log(
                            Level.WARNING,
                            "EVENTS-110 {0} events wait for the broker; at {1} user writes will be"
                                    + " refused",
                            rows(),
                            bounds.maxRows());
            case FULL ->
                    LOG.log(
                            Level.ERROR,
                            "EVENTS-111 {0} events wait for the broker; user writes are refused",
                            rows());
        }
    }

    /// Counts in a transaction that says it only reads, so that none that writes beside it fails.
    private Seen count() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                                    SELECT topic, count(*), min(appended_at) FROM outbox
                                    GROUP BY topic
                                    """);
                    ResultSet row = select.executeQuery()) {
                return read(row);
            } finally {
                connection.rollback();
            }
        }
    }

    private Seen read(ResultSet row) throws SQLException {
        Instant now = clock.instant();
        Set<String> found = new TreeSet<>();
        Instant oldest = now;
        long rows = 0;
        while (row.next()) {
            found.add(row.getString(1));
            rows += row.getLong(2);
            Instant first = row.getTimestamp(3).toInstant();
            oldest = first.isBefore(oldest) ? first : oldest;
        }
        topics.addAll(found);
        return new Seen(rows, Duration.between(oldest, now));
    }

    private static void pauseAfter(Duration look) {
        Duration wished = look.multipliedBy(PAUSE_FOR_A_LOOK);
        Duration bounded = wished.compareTo(LONGEST_PAUSE) < 0 ? wished : LONGEST_PAUSE;
        try {
            Thread.sleep(bounded.compareTo(SHORTEST_PAUSE) > 0 ? bounded : SHORTEST_PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
