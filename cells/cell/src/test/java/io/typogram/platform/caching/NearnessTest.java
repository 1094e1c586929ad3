package io.typogram.platform.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.platform.caching.CacheDefinition.Sharing;
import io.typogram.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Three nodes of a cell in one process, so that one of them owns nothing of a distributed entry.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NearnessTest {

    private static final int NODES = 3;
    private static final int MAX_ENTRIES = 50;
    private static final CacheDefinition DISTRIBUTED =
            new CacheDefinition(
                    "distributed", Sharing.DISTRIBUTED, MAX_ENTRIES, Duration.ofMinutes(10));
    private static final CacheDefinition INVALIDATED =
            new CacheDefinition(
                    "invalidated", Sharing.INVALIDATION, MAX_ENTRIES, Duration.ofMinutes(10));

    private final List<EmbeddedCacheManager> nodes = new ArrayList<>();

    @BeforeAll
    void start() {
        for (int node = 1; node <= NODES; node++) {
            GlobalConfigurationBuilder global =
                    GlobalConfigurationBuilder.defaultClusteredBuilder();
            global.transport()
                    .clusterName("nearness")
                    .nodeName("node-" + node)
                    .addProperty(
                            "configurationFile",
                            "io/typogram/platform/caching/jgroups-in-memory.xml");
            EmbeddedCacheManager manager = new DefaultCacheManager(global.build());
            for (CacheDefinition definition : List.of(DISTRIBUTED, INVALIDATED)) {
                Configuration made =
                        manager.defineConfiguration(
                                definition.name(), Caches.configuration(definition, true));
                assertThat(made).isNotNull();
            }
            nodes.add(manager);
        }
        nodes.forEach(node -> {
            assertThat(node.getCache(DISTRIBUTED.name())).isNotNull();
            assertThat(node.getCache(INVALIDATED.name())).isNotNull();
        });
        Await.until(
                "the nodes share their entries",
                () ->
                        nodes.stream()
                                .allMatch(node ->
                                        topology(node).getActualMembers().size() == NODES
                                                && topology(node).getPendingCH() == null));
    }

    @AfterAll
    void stop() {
        nodes.forEach(EmbeddedCacheManager::stop);
    }

    @Test
    void whatANodeHasAskedAnotherForIsNearUntilItIsRemoved() {
        String key = "asked-for";
        cache(nodes.getFirst(), DISTRIBUTED).put(key, "words");
        EmbeddedCacheManager stranger =
                nodes.stream()
                        .filter(node -> !topology(node).isReadOwner(key))
                        .findFirst()
                        .orElseThrow();
        assertThat(isNear(stranger, DISTRIBUTED, key)).isFalse();

        assertThat(cache(stranger, DISTRIBUTED).get(key)).isEqualTo("words");

        Await.until("it is near", () -> isNear(stranger, DISTRIBUTED, key));
        cache(nodes.getFirst(), DISTRIBUTED).remove(key);
        Await.until("it is gone", () -> !isNear(stranger, DISTRIBUTED, key));
        assertThat(cache(stranger, DISTRIBUTED).get(key)).isNull();
    }

    @Test
    void nearCopiesCountAmongTheEntriesThatANodeMayHave() {
        Cache<String, String> writer = cache(nodes.getFirst(), DISTRIBUTED);
        for (int entry = 0; entry < 4 * MAX_ENTRIES; entry++) {
            String key = "many-" + entry;
            writer.put(key, "words");
            for (EmbeddedCacheManager node : nodes) {
                assertThat(cache(node, DISTRIBUTED).get(key)).isIn("words", null);
            }
        }

        for (EmbeddedCacheManager node : nodes) {
            AdvancedCache<String, String> cache = cache(node, DISTRIBUTED);
            Await.until(
                    "no more are kept than may",
                    () -> cache.getDataContainer().sizeIncludingExpired() <= MAX_ENTRIES);
        }
    }

    @Test
    void whatANodeHasReadItselfIsNearUntilAnotherRemovesIt() {
        String key = "read";
        for (EmbeddedCacheManager node : nodes) {
            cache(node, INVALIDATED).putForExternalRead(key, "page");
            Await.until("it is near", () -> isNear(node, INVALIDATED, key));
        }

        cache(nodes.getLast(), INVALIDATED).remove(key);

        assertThat(nodes).noneMatch(node -> isNear(node, INVALIDATED, key));
    }

    private static LocalizedCacheTopology topology(EmbeddedCacheManager node) {
        return cache(node, DISTRIBUTED).getDistributionManager().getCacheTopology();
    }

    /// Whether the node itself has it, without asking another.
    private static boolean isNear(
            EmbeddedCacheManager node, CacheDefinition definition, String key) {
        return cache(node, definition).getDataContainer().containsKey(key);
    }

    private static AdvancedCache<String, String> cache(
            EmbeddedCacheManager node, CacheDefinition definition) {
        Cache<String, String> cache = node.getCache(definition.name());
        return cache.getAdvancedCache();
    }
}
