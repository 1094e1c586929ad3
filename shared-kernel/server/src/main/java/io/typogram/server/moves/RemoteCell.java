package io.typogram.server.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.CellUnreachableException;
import io.typogram.kernel.moves.Digest;
import io.typogram.kernel.moves.Inventory;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.kernel.moves.Outline;
import io.typogram.kernel.moves.Reply;
import io.typogram.kernel.moves.Row;
import io.typogram.kernel.moves.Slice;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.moves.Survey;
import io.typogram.kernel.moves.Table;
import io.typogram.kernel.topology.Home;
import io.typogram.kernel.topology.HomeHeaders;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/// A cell at the other end of HTTP. Any of its nodes will do; one to which no connection can be opened is
/// passed over.
public final class RemoteCell implements MovingCell {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
    private static final int OK = 200;

    private final HttpClient client;
    private final List<URI> nodes;
    private final String secret;
    private final DoubleConsumer loads;

    /// A cell at these nodes.
    ///
    /// @param loads is told how busy the node was that answered
    public RemoteCell(HttpClient client, List<URI> nodes, String secret, DoubleConsumer loads) {
        this.client = client;
        this.nodes = List.copyOf(nodes);
        this.secret = secret;
        this.loads = loads;
    }

    @Override
    public Reply<Leaving> leave(UserId user, Stamp stamp, Home from) {
        return ask(user, MoveVerb.LEAVE, with(stamp, from), MoveJson::leaving);
    }

    @Override
    public Reply<Outline> outline(UserId user, Slice slice) {
        return ask(
                user,
                MoveVerb.OUTLINE,
                body().add("slice", MoveJson.write(slice)),
                json -> MoveJson.outline(json.asJsonObject()));
    }

    @Override
    public Reply<List<List<Row>>> read(UserId user, List<Selection> selections) {
        return ask(
                user,
                MoveVerb.READ,
                body().add("selections", MoveJson.writeSelections(selections)),
                MoveJson::rowsOfEach);
    }

    @Override
    public Reply<Survey> survey(UserId user) {
        return ask(user, MoveVerb.SURVEY, body(), MoveJson::survey);
    }

    @Override
    public Reply<Inventory> inventory(UserId user, SortedMap<String, List<Digest>> known) {
        return ask(
                user,
                MoveVerb.INVENTORY,
                body().add("known", MoveJson.writeKnown(known)),
                MoveJson::inventory);
    }

    @Override
    public Reply<Long> fence(UserId user, Stamp stamp) {
        return ask(user, MoveVerb.FENCE, with(stamp), json -> ((JsonNumber) json).longValueExact());
    }

    @Override
    public Reply<Nothing> release(UserId user, Stamp stamp, Home from) {
        return ask(user, MoveVerb.RELEASE, with(stamp, from), RemoteCell::nothing);
    }

    @Override
    public Reply<Nothing> close(UserId user, Stamp stamp, Home to) {
        return ask(user, MoveVerb.CLOSE, with(stamp, to), RemoteCell::nothing);
    }

    @Override
    public Reply<Boolean> purge(UserId user, Stamp stamp, Home to) {
        return ask(user, MoveVerb.PURGE, with(stamp, to), MoveJson::isTrue);
    }

    @Override
    public Reply<Nothing> arrive(UserId user, Stamp stamp, Home from) {
        return ask(user, MoveVerb.ARRIVE, with(stamp, from), RemoteCell::nothing);
    }

    @Override
    public Reply<Wanted> match(UserId user, Stamp stamp, Table table, Outline outline) {
        return ask(
                user,
                MoveVerb.MATCH,
                with(stamp)
                        .add("table", MoveJson.write(table))
                        .add("outline", MoveJson.write(outline)),
                MoveJson::wanted);
    }

    @Override
    public Reply<List<Written>> write(UserId user, Stamp stamp, List<Change> changes) {
        return ask(
                user,
                MoveVerb.WRITE,
                with(stamp).add("changes", MoveJson.writeChanges(changes)),
                MoveJson::writtenOfEach);
    }

    @Override
    public Reply<Survey> seal(UserId user, Stamp stamp) {
        return ask(user, MoveVerb.SEAL, with(stamp), MoveJson::survey);
    }

    @Override
    public Reply<Nothing> activate(UserId user, Stamp stamp, Home to, boolean settled) {
        return ask(
                user,
                MoveVerb.ACTIVATE,
                with(stamp, to).add("settled", settled),
                RemoteCell::nothing);
    }

    @Override
    public Reply<Boolean> discard(UserId user, Stamp stamp, Home from) {
        return ask(user, MoveVerb.DISCARD, with(stamp, from), MoveJson::isTrue);
    }

    @Override
    public Reply<Erased> erase(UserId user, Home home) {
        return ask(user, MoveVerb.ERASE, body().add("home", home.toHeader()), MoveJson::erased);
    }

    private static JsonObjectBuilder body() {
        return Json.createObjectBuilder();
    }

    private static JsonObjectBuilder with(Stamp stamp) {
        return body().add("stamp", stamp.value());
    }

    private static JsonObjectBuilder with(Stamp stamp, Home home) {
        return with(stamp).add("home", home.toHeader());
    }

    private static Nothing nothing(JsonValue json) {
        return Nothing.NOTHING;
    }

    private <T> Reply<T> ask(
            UserId user, MoveVerb verb, JsonObjectBuilder body, Function<JsonValue, T> read) {
        String text = body.build().toString();
        for (URI node : nodes) {
            try {
                return MoveJson.reply(send(node, user, verb, text), read);
            } catch (ConnectException notConnected) {
                // Another node may be up.
            } catch (IOException failed) {
                throw new CellUnreachableException("no answer to " + verb.wireName(), failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CellUnreachableException("interrupted", interrupted);
            } catch (JsonException | ClassCastException | IllegalArgumentException unreadable) {
                throw new CellUnreachableException("unreadable answer", unreadable);
            }
        }
        throw new CellUnreachableException("no node of the cell can be connected to");
    }

    private JsonObject send(URI node, UserId user, MoveVerb verb, String body)
            throws IOException, InterruptedException {
        URI address = node.resolve("/internal/v1/moves/" + user + "/" + verb.wireName());
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(address)
                                .timeout(ANSWER_TIMEOUT)
                                .header("Content-Type", "application/json")
                                .header(HomeHeaders.INTERNAL, secret)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException("the cell answered " + response.statusCode());
        }
        response.headers()
                .firstValue(HomeHeaders.LOAD)
                .map(Double::valueOf)
                .ifPresent(loads::accept);
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
