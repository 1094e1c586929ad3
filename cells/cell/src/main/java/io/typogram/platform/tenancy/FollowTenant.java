package io.typogram.platform.tenancy;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.TenantId;
import io.typogram.platform.Cell;
import io.typogram.platform.persistence.SchemaReady;
import io.typogram.platform.topology.TopologyClient;
import io.typogram.server.persistence.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks topology whose the cell is and what may leave it, again and again.
@ApplicationScoped
public class FollowTenant {

    private static final Logger LOG = System.getLogger(FollowTenant.class.getName());

    /// So long may something leave that is not allowed any more.
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);

    /// Until topology knows the cell, its users' writes are refused.
    private static final Duration ASK_FIRST_EVERY = Duration.ofMillis(200);

    @Resource private ManagedThreadFactory threads;
    @Inject private Tenancy tenancy;
    @Inject private OwnershipMemory memory;
    @Inject private Transactions transactions;
    @Inject private Cell cell;
    @Inject private TopologyClient topology;

    private @Nullable Thread loop;
    private boolean hasFailed;

    /// What the next node to start will know.
    private Ownership kept = new Ownership.Unknown();

    void start(@Observes SchemaReady ready) {
        kept = transactions.run(memory::read);
        tenancy.hear(kept, Set.of());
        Thread started = threads.newThread(this::followForEver);
        loop = started;
        started.start();
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.interrupt();
        }
    }

    private void followForEver() {
        while (!Thread.currentThread().isInterrupted()) {
            ask();
            try {
                Thread.sleep(
                        tenancy.ownership() instanceof Ownership.Unknown
                                ? ASK_FIRST_EVERY
                                : ASK_EVERY);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void ask() {
        try {
            JsonObject answer =
                    topology.ask("/tenants/of-cell/" + cell.id(), to -> to.get(JsonObject.class));
            tenancy.hear(
                    OwnershipMemory.of(
                            answer.getString("kind", null), answer.getString("tenant", null)),
                    allowed(answer));
            tenancy.hear(sharers(answer));
            hasFailed = false;
            if (!tenancy.ownership().equals(kept)) {
                keep(tenancy.ownership());
            }
        } catch (ProcessingException | WebApplicationException unreachable) {
            if (!hasFailed) {
                LOG.log(
                        Level.WARNING,
                        "TENANCY-101 topology does not say whose this cell is and what may leave it",
                        unreachable);
            }
            hasFailed = true;
        }
    }

    private void keep(Ownership heard) {
        try {
            transactions.run(() -> {
                memory.write(heard);
                return heard;
            });
            kept = heard;
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "TENANCY-102 cannot keep whose this cell is", failed);
        }
    }

    private static Set<Sharing.Sharer> sharers(JsonObject answer) {
        return answer.getOrDefault("sharing", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .map(one ->
                        new Sharing.Sharer(
                                new TenantId(one.getString("tenant")),
                                one.getJsonArray("hosts").getValuesAs(JsonString.class).stream()
                                        .map(JsonString::getString)
                                        .map(HostName::new)
                                        .collect(Collectors.toUnmodifiableSet()),
                                allowed(one)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Disclosure> allowed(JsonObject answer) {
        return answer.getJsonArray("allowed").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .map(Disclosure::allowable)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
