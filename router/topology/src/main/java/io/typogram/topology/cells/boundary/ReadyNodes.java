package io.typogram.topology.cells.boundary;

import io.typogram.topology.cells.Cell;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the nodes of a cell whether they are ready to serve, as edges do.
@ApplicationScoped
public class ReadyNodes {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final String READINESS = "/health/ready";
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(ANSWER_WITHIN)
                    .build();

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    /// Whether at least one node answers that it is ready. All are asked at once.
    boolean isAnyReady(Cell cell) {
        List<CompletableFuture<Boolean>> asked = cell.nodes().stream().map(this::ask).toList();
        boolean ready = false;
        for (CompletableFuture<Boolean> answer : asked) {
            ready |= taken(answer);
        }
        return ready;
    }

    private CompletableFuture<Boolean> ask(URI node) {
        HttpRequest request =
                HttpRequest.newBuilder(node.resolve(READINESS)).timeout(ANSWER_WITHIN).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() == OK);
    }

    private static boolean taken(CompletableFuture<Boolean> answer) {
        try {
            return answer.get(2 * ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException notReached) {
            assert notReached.getCause() instanceof IOException;
            return false;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
