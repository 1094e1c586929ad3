package io.typogram.platform.topology;

import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.kernel.topology.TopologyNodes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Asks topology, as a part of the platform. A node that does not answer is left for the next, so only what
/// may be asked twice may be asked here.
@ApplicationScoped
public class TopologyClient {

    private static final int CONNECT_TIMEOUT_SECONDS = 2;
    private static final int ANSWER_TIMEOUT_SECONDS = 5;

    private final Client client =
            ClientBuilder.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .readTimeout(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .build();

    @Inject
    @ConfigProperty(name = "typogram.topology.url")
    private String urls;

    @Inject
    @ConfigProperty(name = "typogram.internal.secret")
    private String secret;

    private TopologyNodes nodes;

    @PostConstruct
    void prepare() {
        nodes = TopologyNodes.parse(urls);
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /// One request, whole but for the sending.
    @FunctionalInterface
    public interface Request<T> {

        T send(Invocation.Builder to);
    }

    /// Sends a request until a node answers.
    ///
    /// @param path behind `/topology/v1`
    /// @throws ProcessingException when no node answers
    /// @throws WebApplicationException when one answers that it will not
    public <T> T ask(String path, Request<T> request) {
        for (int left = nodes.count() - 1; ; left--) {
            URI node = nodes.preferred();
            try {
                return request.send(to(node, path));
            } catch (ProcessingException unanswered) {
                nodes.leave(node);
                if (left == 0) {
                    throw unanswered;
                }
            }
        }
    }

    private Invocation.Builder to(URI node, String path) {
        return client.target(node)
                .path("/topology/v1" + path)
                .request(MediaType.APPLICATION_JSON)
                .header(HomeHeaders.INTERNAL, secret);
    }
}
