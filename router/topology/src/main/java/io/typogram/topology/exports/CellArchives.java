package io.typogram.topology.exports;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.exports.ArchiveOutcome.Coming;
import io.typogram.topology.exports.ArchiveOutcome.Erased;
import io.typogram.topology.exports.ArchiveOutcome.Moving;
import io.typogram.topology.exports.ArchiveOutcome.NeverCame;
import io.typogram.topology.exports.ArchiveOutcome.TooMany;
import io.typogram.topology.exports.ArchiveOutcome.Unreachable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Asks cells for archives of users.
@ApplicationScoped
public class CellArchives {

    private static final Logger LOG = System.getLogger(CellArchives.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    /// From the first byte to the last. Whoever reads slower than this gets no whole archive.
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final int OK = 200;

    @Inject
    @ConfigProperty(name = "typogram.internal.secret")
    private String secret;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    /// Asks a user's home cell; a node that cannot be reached is passed over.
    public ArchiveOutcome open(UserId user, Cell home) {
        for (URI node : home.nodes()) {
            try {
                return ask(node, user);
            } catch (IOException unreachable) {
                LOG.log(Level.WARNING, "TOPOLOGY-801 " + node + " gives no archive", unreachable);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Unreachable();
            }
        }
        return new Unreachable();
    }

    private ArchiveOutcome ask(URI node, UserId user) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(
                        HttpRequest.newBuilder(node.resolve("/internal/v1/archives/" + user))
                                .timeout(ANSWER_TIMEOUT)
                                .header(HomeHeaders.INTERNAL, secret)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == OK) {
            return new Coming(bounded(answer.body()));
        }
        try (InputStream problem = answer.body()) {
            return refusal(answer.statusCode(), problem);
        }
    }

    /// Whoever waits for more is woken when the time is over.
    private static InputStream bounded(InputStream zip) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        CompletableFuture<Boolean> _ =
                end.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                        .exceptionally(tooLate -> {
                            closeQuietly(zip);
                            return false;
                        });
        return new FilterInputStream(zip) {

            @Override
            public void close() throws IOException {
                end.complete(true);
                super.close();
            }
        };
    }

    /// Ends the reading of an archive before its end.
    public static void closeQuietly(InputStream zip) {
        try {
            zip.close();
        } catch (IOException alreadyBroken) {
            LOG.log(Level.DEBUG, "an archive was broken off already", alreadyBroken);
        }
    }

    private static ArchiveOutcome refusal(int status, InputStream problem) throws IOException {
        try (JsonReader reader = Json.createReader(problem)) {
            return switch (reader.readObject().getString("code", "")) {
                case "user-never-came" -> new NeverCame();
                case "account-erased" -> new Erased();
                case "user-is-moving", "user-lives-elsewhere" -> new Moving();
                case "too-many-archives" -> new TooMany();
                default -> throw new IOException("the cell answered " + status);
            };
        } catch (JsonException | ClassCastException notAProblem) {
            throw new IOException("the cell answered " + status, notAProblem);
        }
    }
}
