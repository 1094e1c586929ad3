package io.typogram.platform.events;

import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.events.EventType;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// How events and their envelopes look on the wire: JSON in UTF-8.
public final class EventJson {

    private static final Jsonb JSON =
            JsonbBuilder.create(
                    new JsonbConfig().withAdapters(new UserIdAdapter(), new CellIdAdapter()));

    /// Held, because `Json` looks for it again at every call, by loading a class that is not there.
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private EventJson() {}

    public static String payload(DomainEvent event) {
        return JSON.toJson(event);
    }

    /// Reads the payload of an envelope as the event that its type names.
    ///
    /// @throws jakarta.json.bind.JsonbException when it is not one
    public static <E extends DomainEvent> E event(EventEnvelope envelope, Class<E> type) {
        return JSON.fromJson(envelope.payload(), type);
    }

    public static byte[] write(EventEnvelope envelope) {
        return text(envelope).getBytes(StandardCharsets.UTF_8);
    }

    static String text(EventEnvelope envelope) {
        // The payload is JSON already; parsing it again to embed it would cost and change nothing.
        JsonObject frame =
                PROVIDER.createObjectBuilder()
                        .add("eventId", envelope.eventId().toString())
                        .add("type", envelope.type().value())
                        .add("originCell", envelope.originCell().value())
                        .add("subject", envelope.subject())
                        .add("occurredAt", envelope.occurredAt().toString())
                        .add("epoch", envelope.epoch())
                        .add("sequence", envelope.sequence())
                        .build();
        String text = frame.toString();
        return text.substring(0, text.length() - 1) + ",\"payload\":" + envelope.payload() + "}";
    }

    /// Reads an envelope off the wire.
    ///
    /// @throws RuntimeException when `bytes` are not one
    public static EventEnvelope read(byte[] bytes) {
        try (JsonReader reader =
                PROVIDER.createReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))) {
            JsonObject frame = reader.readObject();
            return new EventEnvelope(
                    UUID.fromString(frame.getString("eventId")),
                    new EventType(frame.getString("type")),
                    new CellId(frame.getString("originCell")),
                    frame.getString("subject"),
                    Instant.parse(frame.getString("occurredAt")),
                    frame.getInt("epoch"),
                    frame.getJsonNumber("sequence").longValueExact(),
                    frame.getJsonObject("payload").toString());
        }
    }

    /// Writes a user's id as its text.
    public static final class UserIdAdapter implements JsonbAdapter<UserId, String> {

        @Override
        public String adaptToJson(UserId id) {
            return id.toString();
        }

        @Override
        public UserId adaptFromJson(String text) {
            return UserId.parse(text);
        }
    }

    /// Writes a cell's id as its text.
    public static final class CellIdAdapter implements JsonbAdapter<CellId, String> {

        @Override
        public String adaptToJson(CellId id) {
            return id.value();
        }

        @Override
        public CellId adaptFromJson(String text) {
            return new CellId(text);
        }
    }
}
