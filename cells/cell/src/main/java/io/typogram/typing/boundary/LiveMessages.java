package io.typogram.typing.boundary;

import io.typogram.kernel.problems.Problem;
import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.JsonShape;
import io.typogram.server.problems.MalformedBodyException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.entity.Result;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The messages of a run that is typed live; docs/reference/live.md has them all.
final class LiveMessages {

    private static final Jsonb JSON = JsonbBuilder.create();

    private LiveMessages() {}

    /// What a player's browser says.
    ///
    /// @param token the access token
    /// @param test the signed test
    /// @param text of a custom test
    /// @param from the place of the first of the events in the run
    /// @param startMillis when that was, since the run's first event
    /// @param keystrokes the events, as if they were a run
    /// @param reachedMillis how far the run is by the player's clock
    public record ClientMessage(
            @Nullable String type,
            @Nullable String token,
            @Nullable String test,
            @Nullable String text,
            @Nullable Integer from,
            @Nullable Double startMillis,
            @Nullable KeystrokeColumns keystrokes,
            @Nullable Double reachedMillis) {}

    /// @throws InvalidInputException when it is none
    static ClientMessage read(String text) {
        try {
            JsonShape.check(text);
            ClientMessage message = JSON.fromJson(text, ClientMessage.class);
            if (message == null || message.type() == null) {
                throw new InvalidInputException("a message has a type");
            }
            return message;
        } catch (MalformedBodyException | JsonbException unreadable) {
            throw new InvalidInputException("a message is an object of JSON");
        }
    }

    static String begun(int events) {
        return events("begun", events);
    }

    static String kept(int events) {
        return events("kept", events);
    }

    /// Some events are missing: the browser sends again from there on.
    static String resend(int events) {
        return events("resend", events);
    }

    private static String events(String type, int events) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("events", events)
                .build()
                .toString();
    }

    static String result(Result result) {
        return "{\"type\":\"result\",\"result\":"
                + JSON.toJson(ResultRepresentation.of(result))
                + "}";
    }

    static String player(UUID userId, String displayName) {
        return Json.createObjectBuilder()
                .add("type", "player")
                .add("userId", userId.toString())
                .add("displayName", displayName)
                .build()
                .toString();
    }

    static String waiting() {
        return Json.createObjectBuilder().add("type", "waiting").build().toString();
    }

    static String problem(Problem problem) {
        JsonValue json = Problems.toJson(problem);
        return Json.createObjectBuilder()
                .add("type", "problem")
                .add("problem", json)
                .build()
                .toString();
    }

    static Problem malformed(InvalidInputException unfit) {
        String detail = Objects.requireNonNullElse(unfit.getMessage(), "");
        return Problem.of(CommonProblems.MALFORMED_REQUEST, detail);
    }
}
