package io.typogram.edge.health;

import io.typogram.edge.cells.Node;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

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
    public CompletionStage<Readiness> ask(Node node) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(node + "/health/ready")).timeout(TIMEOUT).build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .handle(HttpReadinessProbe::readiness);
    }

    private static Readiness readiness(
            @Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
        if (response != null) {
            return response.statusCode() == OK ? Readiness.READY : Readiness.NOT_READY;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof HttpTimeoutException
                        && !(cause instanceof HttpConnectTimeoutException)
                ? Readiness.SILENT
                : Readiness.NOT_READY;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
