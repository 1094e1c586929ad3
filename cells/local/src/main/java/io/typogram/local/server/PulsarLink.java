package io.typogram.local.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.supervision.TaskComponent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells every Pulsar cluster of the others, and makes the tenant and its two namespaces: one that is
/// replicated between the regions and one that stays in its own.
///
/// The order matters: a tenant must allow a cluster before a namespace of it may replicate there.
public record PulsarLink(List<PulsarCluster> clusters) implements TaskComponent {

    private static final String TENANT = "typogram";

    /// The namespace that reaches every region.
    public static final String REPLICATED = TENANT + "/global";

    /// The namespace whose messages stay.
    public static final String REGIONAL = TENANT + "/region";

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration MESSAGES_KEPT = Duration.ofDays(3);

    /// Pulsar wants the retention to be greater than the backlog it allows.
    private static final int MESSAGES_KEPT_MEBIBYTES = 1024;

    private static final long BACKLOG_BYTES_AT_MOST = 768L << 20;
    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Override
    public String name() {
        return "pulsar-link";
    }

    @Override
    public Set<String> dependencies() {
        return clusters.stream().map(PulsarCluster::name).collect(Collectors.toSet());
    }

    @Override
    public void run() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build()) {
            for (PulsarCluster cluster : clusters) {
                new Side(client, cluster).link(clusters);
            }
        }
    }

    /// One cluster, told of all.
    private record Side(HttpClient client, PulsarCluster cluster) {

        void link(List<PulsarCluster> all) throws IOException, InterruptedException {
            List<String> names = all.stream().map(PulsarCluster::region).toList();
            for (PulsarCluster other : all) {
                makeOrChange(
                        "/clusters/" + other.region(),
                        Map.of(
                                "serviceUrl",
                                other.webAddress(),
                                "brokerServiceUrl",
                                other.brokerAddress()));
            }
            makeOrChange("/tenants/" + TENANT, Map.of("allowedClusters", names));
            makeNamespace(REPLICATED, names);
            makeNamespace(REGIONAL, List.of(cluster.region()));
        }

        private void makeNamespace(String namespace, List<String> replicatedTo)
                throws IOException, InterruptedException {
            String path = "/namespaces/" + namespace;
            make(path, Map.of("replication_clusters", replicatedTo));
            require(send("POST", path + "/replication", replicatedTo), path);
            require(
                    send(
                            "POST",
                            path + "/retention",
                            Map.of(
                                    "retentionTimeInMinutes",
                                    MESSAGES_KEPT.toMinutes(),
                                    "retentionSizeInMB",
                                    MESSAGES_KEPT_MEBIBYTES)),
                    path);
            // A full backlog refuses the producer, whose outbox then waits. Dropping what a cell
            // has not read yet would lose it silently.
            require(
                    send(
                            "POST",
                            path + "/backlogQuota",
                            Map.of(
                                    "limitSize",
                                    BACKLOG_BYTES_AT_MOST,
                                    "policy",
                                    "producer_exception")),
                    path);
        }

        private void make(String path, Object body) throws IOException, InterruptedException {
            HttpResponse<String> made = send("PUT", path, body);
            if (made.statusCode() != CONFLICT) {
                require(made, path);
            }
        }

        private void makeOrChange(String path, Object body)
                throws IOException, InterruptedException {
            HttpResponse<String> made = send("PUT", path, body);
            if (made.statusCode() == CONFLICT) {
                made = send("POST", path, body);
            }
            require(made, path);
        }

        private HttpResponse<String> send(String method, String path, Object body)
                throws IOException, InterruptedException {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(cluster.webAddress() + "/admin/v2" + path))
                            .timeout(ANSWER_WITHIN)
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    HttpRequest.BodyPublishers.ofString(
                                            JSON.writeValueAsString(body)))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        private void require(HttpResponse<String> response, String path) throws IOException {
            if (response.statusCode() / 100 != 2) {
                throw new IOException(
                        "%s refused %s with %d: %s"
                                .formatted(
                                        cluster.name(),
                                        path,
                                        response.statusCode(),
                                        response.body()));
            }
        }
    }
}
