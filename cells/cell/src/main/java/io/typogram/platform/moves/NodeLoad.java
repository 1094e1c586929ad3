package io.typogram.platform.moves;

import com.sun.management.OperatingSystemMXBean;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/// How busy this node is: its processors, or its way to the database, whichever is busier. Topology asks less
/// of a busy cell.
@ApplicationScoped
class NodeLoad {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /// A database that takes so long for next to nothing is as good as full; waiting for a connection counts.
    private static final Duration SLOWEST_ANSWER = Duration.ofMillis(100);

    private static final int ANSWER_SECONDS = 2;

    /// The weight of the latest look: one busy second is no busy cell.
    private static final double LATEST = 0.3;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Lock looking = new ReentrantLock();
    private volatile Instant lookedAt = Instant.EPOCH;
    private volatile double load;

    /// From 0 to 1. Nobody waits for another one's look.
    double now() {
        if (clock.instant().isAfter(lookedAt.plus(LOOK_EVERY)) && looking.tryLock()) {
            try {
                double busy = Math.max(system.getCpuLoad(), slownessOfTheDatabase());
                load = (1 - LATEST) * load + LATEST * Math.clamp(busy, 0, 1);
                lookedAt = clock.instant();
            } finally {
                looking.unlock();
            }
        }
        return load;
    }

    private double slownessOfTheDatabase() {
        long begin = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            return connection.isValid(ANSWER_SECONDS)
                    ? (double) (System.nanoTime() - begin) / SLOWEST_ANSWER.toNanos()
                    : 1;
        } catch (SQLException unreachable) {
            return 1;
        }
    }
}
