package io.typogram.platform.caching;

import io.typogram.platform.Cell;
import io.typogram.platform.persistence.AfterCommit;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.infinispan.Cache;
import org.infinispan.commons.api.CacheContainerAdmin.AdminFlag;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.jspecify.annotations.Nullable;

/// Makes the caches that contexts define.
@ApplicationScoped
public class Caches {

    /// How long a node keeps near what it has asked another for.
    static final Duration NEAR_LIFESPAN = Duration.ofSeconds(10);

    private static final int REMOTE_TIMEOUT_SECONDS = 2;

    private final Cell cell;
    private final int nodes;
    private final int port;
    private final Optional<String> hosts;
    private final Map<CacheDefinition, Cache<String, String>> made = new ConcurrentHashMap<>();

    @Inject private AfterCommit afterCommit;
    @Resource private ManagedExecutorService executor;

    private @Nullable EmbeddedCacheManager manager;

    @Inject
    Caches(
            Cell cell,
            @ConfigProperty(name = "typogram.cluster.nodes", defaultValue = "1") int nodes,
            @ConfigProperty(name = "typogram.cluster.port", defaultValue = "7800") int port,
            @ConfigProperty(name = "typogram.cluster.hosts") Optional<String> hosts) {
        this.cell = cell;
        this.nodes = nodes;
        this.port = port;
        this.hosts = hosts;
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected Caches() {
        this.cell = null;
        this.nodes = 0;
        this.port = 0;
        this.hosts = Optional.empty();
    }

    /// The cache of that definition. It is made when it is first used.
    public TextCache named(CacheDefinition definition) {
        return new TextCache(() -> made.computeIfAbsent(definition, this::make), afterCommit);
    }

    /// How many nodes of the cell this one sees, itself included.
    int nodesInView() {
        return isClustered() ? manager().getMembers().size() : 1;
    }

    /// Begins beside the migrations: the first player should not wait for it.
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        executor.execute(this::manager);
    }

    private Cache<String, String> make(CacheDefinition definition) {
        return manager()
                .administration()
                .withFlags(AdminFlag.VOLATILE)
                .getOrCreateCache(definition.name(), configuration(definition, isClustered()));
    }

    /// Of a distributed cache, too, a node keeps what it has read: within the same bound, for a shorter
    /// time, and until it changes.
    static Configuration configuration(CacheDefinition definition, boolean isClustered) {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.memory().maxCount(definition.maxEntries());
        builder.expiration().lifespan(definition.lifespan().toMillis(), TimeUnit.MILLISECONDS);
        builder.statistics().enable();
        if (!isClustered) {
            builder.clustering().cacheMode(CacheMode.LOCAL);
            return builder.build();
        }
        builder.clustering().remoteTimeout(REMOTE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        switch (definition.sharing()) {
            case INVALIDATION -> builder.clustering().cacheMode(CacheMode.INVALIDATION_SYNC);
            case DISTRIBUTED ->
                    builder.clustering()
                            .cacheMode(CacheMode.DIST_SYNC)
                            .l1()
                            .enable()
                            .lifespan(NEAR_LIFESPAN.toMillis(), TimeUnit.MILLISECONDS);
        }
        return builder.build();
    }

    private boolean isClustered() {
        return nodes > 1;
    }

    private synchronized EmbeddedCacheManager manager() {
        if (manager == null) {
            manager = new DefaultCacheManager(global().build());
        }
        return manager;
    }

    private GlobalConfigurationBuilder global() {
        if (!isClustered()) {
            return new GlobalConfigurationBuilder().nonClusteredDefault();
        }
        System.setProperty("jgroups.bind.address", "127.0.0.1");
        System.setProperty("jgroups.bind.port", String.valueOf(port));
        System.setProperty("jgroups.tcpping.initial_hosts", hosts.orElseThrow());
        GlobalConfigurationBuilder builder = GlobalConfigurationBuilder.defaultClusteredBuilder();
        builder.transport()
                .clusterName("typogram-" + cell.id())
                .nodeName(cell.id() + "/" + cell.node())
                .addProperty("configurationFile", "io/typogram/platform/caching/jgroups.xml");
        return builder;
    }

    @PreDestroy
    synchronized void stop() {
        if (manager != null) {
            manager.stop();
        }
    }
}
