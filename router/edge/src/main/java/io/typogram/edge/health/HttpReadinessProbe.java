package io.typogram.edge.health;

import io.typogram.edge.cells.Node;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Asks `GET /health/ready` over HTTP.
public final class HttpReadinessProbe implements ReadinessProbe, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();

    @Override
    public CompletionStage<Boolean> isReady(Node node) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(node + "/health/ready")).timeout(TIMEOUT).build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .handle((response, failure) -> response != null && response.statusCode() == OK);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
