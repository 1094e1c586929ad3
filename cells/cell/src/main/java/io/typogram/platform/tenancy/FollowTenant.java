package io.typogram.platform.tenancy;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.platform.Cell;
import io.typogram.platform.persistence.SchemaReady;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.MediaType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Asks topology what may leave a tenant's cell, again and again. In a shared cell nothing runs.
@ApplicationScoped
public class FollowTenant {

    private static final Logger LOG = System.getLogger(FollowTenant.class.getName());
    private static final int TIMEOUT_SECONDS = 2;

    /// So long may something leave that is not allowed any more.
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);

    @Resource private ManagedThreadFactory threads;
    @Inject private Tenancy tenancy;
    @Inject private Cell cell;

    @Inject
    @ConfigProperty(name = "typogram.topology.url")
    private String url;

    @Inject
    @ConfigProperty(name = "typogram.internal.secret")
    private String secret;

    private final Client client =
            ClientBuilder.newBuilder()
                    .connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .build();

    private @Nullable Thread loop;
    private boolean hasFailed;

    void start(@Observes SchemaReady ready) {
        if (tenancy.tenant().isPresent()) {
            Thread started = threads.newThread(this::followForEver);
            loop = started;
            started.start();
        }
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.interrupt();
        }
        client.close();
    }

    private void followForEver() {
        while (!Thread.currentThread().isInterrupted()) {
            ask();
            try {
                Thread.sleep(ASK_EVERY);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void ask() {
        try {
            JsonObject answer =
                    client.target(url)
                            .path("/topology/v1/tenants/of-cell/{cell}")
                            .resolveTemplate("cell", cell.id().value())
                            .request(MediaType.APPLICATION_JSON)
                            .header(HomeHeaders.INTERNAL, secret)
                            .get(JsonObject.class);
            tenancy.hear(allowed(answer));
            hasFailed = false;
        } catch (ProcessingException | WebApplicationException unreachable) {
            if (!hasFailed) {
                LOG.log(
                        Level.WARNING,
                        "TENANCY-101 topology does not say what may leave this cell",
                        unreachable);
            }
            hasFailed = true;
        }
    }

    /// Nothing, when topology knows the cell as another tenant's, or as nobody's.
    private Set<Disclosure> allowed(JsonObject answer) {
        String owner = answer.getString("tenant", "");
        if (tenancy.tenant().filter(tenant -> tenant.value().equals(owner)).isEmpty()) {
            return Set.of();
        }
        return answer.getJsonArray("allowed").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .map(Disclosure::allowable)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
