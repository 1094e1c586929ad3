package io.typogram.local.server;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// The subscriptions in one Pulsar cluster. One that nobody reads any more keeps every message for its reader,
/// until the backlog is full and nobody may send: so a cell that is gone must not leave one behind.
///
/// @param webAddress of the cluster
public record PulsarSubscriptions(String webAddress) {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final String TOPIC_SCHEME = "persistent://";
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /// Deletes a subscription wherever there is one of that name. Asking again changes nothing.
    public void delete(String name) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build()) {
            for (String namespace : List.of(PulsarLink.REPLICATED, PulsarLink.REGIONAL)) {
                for (String topic : topics(client, namespace)) {
                    HttpResponse<String> answer =
                            send(client, "DELETE", topic + "/subscription/" + name + "?force=true");
                    if (answer.statusCode() != NOT_FOUND) {
                        require(answer, topic);
                    }
                }
            }
        }
    }

    /// The topics of a namespace, as parts of addresses.
    private List<String> topics(HttpClient client, String namespace)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(client, "GET", namespace);
        require(answer, namespace);
        List<String> topics = JSON.readValue(answer.body(), new TypeReference<List<String>>() {});
        return topics.stream()
                .filter(topic -> topic.startsWith(TOPIC_SCHEME))
                .map(topic -> topic.substring(TOPIC_SCHEME.length()))
                .toList();
    }

    private HttpResponse<String> send(HttpClient client, String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(webAddress + "/admin/v2/persistent/" + path))
                        .timeout(ANSWER_WITHIN)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void require(HttpResponse<String> answer, String what) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "Pulsar answered for %s with %d: %s"
                            .formatted(what, answer.statusCode(), answer.body()));
        }
    }
}
