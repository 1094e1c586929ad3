package io.typogram.topology.directory.boundary;

import io.typogram.server.persistence.Transactions;
import io.typogram.topology.directory.control.ChangesOutcome;
import io.typogram.topology.directory.control.Followers;
import io.typogram.topology.directory.control.Followers.Follower;
import io.typogram.topology.directory.control.ReadChanges;
import io.typogram.topology.platform.SchemaReady;
import io.typogram.topology.versions.DirectoryAdvanced;
import io.typogram.topology.versions.Versions;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/// Lets routers follow the directory.
///
/// A change that this node commits wakes its followers at once. While anybody waits, this looks twice a
/// second for a change that another node of topology committed, and for whose time is over; so somebody
/// may wait half a second longer than asked.
@ApplicationScoped
public class FollowDirectory {

    private static final Logger LOG = System.getLogger(FollowDirectory.class.getName());
    private static final long LOOK_EVERY_MILLIS = 500;

    @Inject private Transactions transactions;
    @Inject private ReadChanges readChanges;
    @Inject private Versions versions;
    @Inject private InstantSource clock;

    @Inject
    @ConfigProperty(name = "typogram.topology.followers.max", defaultValue = "1000")
    private int maxFollowers;

    @Resource private ManagedScheduledExecutorService executor;

    private Followers followers;
    private ScheduledFuture<?> looking;

    @PostConstruct
    void start() {
        followers = new Followers(maxFollowers, executor, this::read);
        looking =
                executor.scheduleWithFixedDelay(
                        this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// The gauge is known once this is made, which should not wait for the first follower.
    void begin(@Observes SchemaReady ready) {}

    @PreDestroy
    void stop() {
        looking.cancel(false);
        followers.expire(Instant.MAX);
    }

    /// What happened after `version`, without waiting.
    public ChangesOutcome read(long version) {
        return transactions.run(() -> readChanges.after(version));
    }

    /// Lets a follower wait; false when too many do.
    public boolean join(Follower follower) {
        return followers.join(follower);
    }

    void onAdvanced(@Observes DirectoryAdvanced advanced) {
        followers.advanceTo(advanced.version());
    }

    @Gauge(name = "typogram_topology_followers", absolute = true, unit = "none")
    public int waiting() {
        return followers.count();
    }

    /// Ends the waiting of those whose time is over, and wakes the others when another node has
    /// changed something.
    private void look() {
        if (!followers.isAnybodyWaiting()) {
            return;
        }
        try {
            followers.expire(clock.instant());
            followers.advanceTo(transactions.run(versions::read).current());
        } catch (RuntimeException | Error failure) {
            // Thrown on, it would end the looking for good; the next look may succeed.
            LOG.log(Level.WARNING, "TOPOLOGY-201 cannot look for changes of other nodes", failure);
        }
    }
}
