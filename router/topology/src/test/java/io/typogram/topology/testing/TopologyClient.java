package io.typogram.topology.testing;

import io.typogram.kernel.identity.UserId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A router or a cell, as topology sees it; or an operator.
public final class TopologyClient implements AutoCloseable {

    private static final URI BASE = URI.create("http://127.0.0.1:" + TestingServer.HTTP_PORT);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String header;
    private final String credential;

    public TopologyClient() {
        this("Typogram-Internal", TestingServer.SECRET);
    }

    private TopologyClient(String header, String credential) {
        this.header = header;
        this.credential = credential;
    }

    public static TopologyClient withToken(String token) {
        return new TopologyClient("Authorization", "Bearer " + token);
    }

    public Answer placeOrGet(UserId user, String region) {
        return put(
                homeOf(user.toString()), Json.createObjectBuilder().add("region", region).build());
    }

    public Answer placeOrGet(UserId user, String region, String host) {
        return put(
                homeOf(user.toString()),
                Json.createObjectBuilder().add("region", region).add("host", host).build());
    }

    /// As an edge that hands on the player's token.
    public Answer placeWithToken(UserId user, String region, Optional<String> host, String token) {
        var body = Json.createObjectBuilder().add("region", region);
        host.ifPresent(name -> body.add("host", name));
        return send(
                json(
                                internal(homeOf(user.toString())),
                                BodyPublishers.ofString(body.build().toString()))
                        .header("Authorization", "Bearer " + token));
    }

    /// The host names of a cell, as the list of cells says.
    public List<String> hostsOf(String cell) {
        return get("/topology/v1/cells")
                .body()
                .getJsonArray("cells")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(each -> each.getString("id").equals(cell))
                .flatMap(each -> each.getJsonArray("hosts").getValuesAs(JsonString.class).stream())
                .map(JsonString::getString)
                .toList();
    }

    /// Takes a cell to another state.
    public Answer enter(String cell, String state) {
        return put(
                "/topology/v1/cells/" + cell + "/state",
                Json.createObjectBuilder()
                        .add("state", state)
                        .add("by", "a test")
                        .add("reason", "to see")
                        .build());
    }

    public Answer home(UserId user) {
        return get(homeOf(user.toString()));
    }

    public Answer changesAfter(long version) {
        return changesAfter(version, 0);
    }

    public Answer changesAfter(long version, int waitSeconds) {
        return get(
                "/topology/v1/directory/changes?after=" + version + "&waitSeconds=" + waitSeconds);
    }

    public byte[] snapshot() {
        HttpRequest request = internal("/topology/v1/directory/snapshot").GET().build();
        try {
            return http.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException failed) {
            throw new AssertionError("the server answers", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("nobody interrupts tests", interrupted);
        }
    }

    /// The version that a follower who knows everything has.
    public long version() {
        return get("/topology/v1/cells").body().getJsonNumber("version").longValue();
    }

    public Answer get(String path) {
        return send(internal(path).GET());
    }

    public Answer put(String path, JsonObject body) {
        return put(path, body.toString());
    }

    public Answer put(String path, String body) {
        return send(json(internal(path), BodyPublishers.ofString(body)));
    }

    /// What is answered, as it comes.
    public byte[] download(String path, JsonObject body) {
        HttpRequest request =
                internal(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException failed) {
            throw new AssertionError("the server answers", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("nobody interrupts tests", interrupted);
        }
    }

    public Answer post(String path, JsonObject body) {
        return send(
                internal(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    public Answer delete(String path) {
        return send(internal(path).DELETE());
    }

    /// As somebody who does not know the secret, or thinks he does.
    public Answer getAsStranger(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(BASE.resolve(path)).timeout(TIMEOUT);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static String homeOf(String user) {
        return "/topology/v1/users/" + user + "/home";
    }

    private HttpRequest.Builder internal(String path) {
        return HttpRequest.newBuilder(BASE.resolve(path))
                .timeout(TIMEOUT)
                .header(header, credential);
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, BodyPublisher body) {
        return request.header("Content-Type", "application/json").PUT(body);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException failed) {
            throw new AssertionError("the server answers", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("nobody interrupts tests", interrupted);
        }
    }

    /// What came back.
    public record Answer(int status, String mediaType, String text) {

        public JsonObject body() {
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        }

        /// The code of the problem that this answer is.
        public String problem() {
            return mediaType.startsWith("application/problem+json")
                    ? body().getString("code")
                    : "not a problem: " + status + " " + text;
        }
    }

    /// How many of a tenant's seats are taken.
    public long seated(String tenant) {
        return get("/topology/v1/tenants/" + tenant).body().getJsonNumber("seated").longValue();
    }

    /// The ids of those who have a tenant's seats, the first page of them.
    public List<String> members(String tenant) {
        return get("/topology/v1/tenants/" + tenant + "/members")
                .body()
                .getJsonArray("members")
                .getValuesAs(JsonString.class)
                .stream()
                .map(JsonString::getString)
                .toList();
    }

    /// Has a user erased who asked for it.
    public Answer erase(UserId user) {
        return post(
                "/topology/v1/erasures",
                Json.createObjectBuilder()
                        .add("userId", user.toString())
                        .add("by", "player")
                        .add("reason", "asked by the player")
                        .build());
    }
}
