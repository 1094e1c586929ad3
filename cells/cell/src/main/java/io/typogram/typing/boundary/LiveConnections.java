package io.typogram.typing.boundary;

import io.typogram.platform.persistence.SchemaReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/// How many are live on this node; so many and no more.
@ApplicationScoped
public class LiveConnections {

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger watchers = new AtomicInteger();

    @Inject
    @ConfigProperty(name = "typogram.live.max.runs", defaultValue = "5000")
    private int maxRuns;

    @Inject
    @ConfigProperty(name = "typogram.live.max.watchers", defaultValue = "10000")
    private int maxWatchers;

    /// The gauges are there from the start.
    void register(@Observes SchemaReady ready) {
        // That the container calls this makes the bean, and with it the gauges.
    }

    /// False when there is no room.
    boolean addRun() {
        return add(runs, maxRuns);
    }

    void removeRun() {
        int _ = runs.decrementAndGet();
    }

    /// False when there is no room.
    boolean addWatcher() {
        return add(watchers, maxWatchers);
    }

    void removeWatcher() {
        int _ = watchers.decrementAndGet();
    }

    private static boolean add(AtomicInteger count, int most) {
        if (count.incrementAndGet() <= most) {
            return true;
        }
        int _ = count.decrementAndGet();
        return false;
    }

    @Gauge(name = "typogram_live_runs", absolute = true, unit = MetricUnits.NONE)
    public int liveRuns() {
        return runs.get();
    }

    @Gauge(name = "typogram_live_watchers", absolute = true, unit = MetricUnits.NONE)
    public int liveWatchers() {
        return watchers.get();
    }
}
