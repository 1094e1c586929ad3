package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.TextTable;
import java.util.List;
import java.util.Optional;

/// Moves and homes as people read them.
final class MoveText {

    private static final String TITLE = "  %-10s  %s%n";

    /// As a move goes through them when all is well.
    private static final List<String> STATES =
            List.of("planned", "copying", "fenced", "verified", "flipped", "active");

    private MoveText() {}

    static String list(List<JsonNode> moves) {
        TextTable table =
                new TextTable(0, 1, 2, 3, 4, 5, 7)
                        .row("MOVE", "USER", "FROM", "TO", "STATE", "PLANNED (UTC)", "PAUSE", "BY");
        for (JsonNode move : moves) {
            table.row(
                    move.path("id").asText(),
                    move.path("userId").asText(),
                    move.path("from").asText(),
                    move.path("target").asText(),
                    state(move),
                    Units.time(move.path("plannedAt")),
                    Units.millis(move.path("pauseMillis")),
                    move.path("by").asText());
        }
        return table.toString();
    }

    private static String ofOneUser(List<JsonNode> moves) {
        TextTable table =
                new TextTable(0, 1, 2, 3, 4, 6, 7)
                        .row(
                                "MOVE",
                                "FROM",
                                "TO",
                                "STATE",
                                "PLANNED (UTC)",
                                "PAUSE",
                                "BY",
                                "REASON");
        for (JsonNode move : moves) {
            table.row(
                    move.path("id").asText(),
                    move.path("from").asText(),
                    move.path("target").asText(),
                    state(move),
                    Units.time(move.path("plannedAt")),
                    Units.millis(move.path("pauseMillis")),
                    move.path("by").asText(),
                    move.path("reason").asText());
        }
        return table.toString();
    }

    static String show(JsonNode move) {
        StringBuilder text = new StringBuilder();
        text.append("%s%n".formatted(move.path("id").asText()));
        text.append(TITLE.formatted("user", move.path("userId").asText()));
        text.append(
                TITLE.formatted(
                        "from",
                        "%s, epoch %d"
                                .formatted(
                                        move.path("from").asText(),
                                        move.path("fromEpoch").asInt())));
        text.append(TITLE.formatted("to", move.path("target").asText()));
        text.append(TITLE.formatted("state", state(move)));
        text.append(TITLE.formatted("left over", leftOver(move)));
        text.append(TITLE.formatted("wanted by", move.path("by").asText()));
        text.append(TITLE.formatted("reason", move.path("reason").asText()));
        if (move.path("drain").isTextual()) {
            text.append(TITLE.formatted("drain", "a part of one"));
        }
        text.append(TITLE.formatted("turns", move.path("turns").asText()));
        if (move.path("rows").isNumber()) {
            text.append(TITLE.formatted("rows", Units.count(move.path("rows").asLong())));
        }
        if (move.path("pauseMillis").isNumber()) {
            text.append(TITLE.formatted("pause", Units.millis(move.path("pauseMillis"))));
        }
        return text + history(move.path("history"));
    }

    private static String history(JsonNode history) {
        TextTable table = new TextTable(0, 1, 2, 3).row("AT (UTC)", "CHANGE", "BY", "NOTE");
        for (JsonNode change : history) {
            table.row(
                    Units.time(change.path("at")),
                    change.path("change").asText(),
                    change.path("by").asText(),
                    change.path("note").asText());
        }
        return System.lineSeparator() + table;
    }

    /// A user's home, as topology and the edge know it, and how they came there.
    static String user(
            String user,
            JsonNode home,
            Optional<JsonNode> atEdge,
            Optional<JsonNode> override,
            List<JsonNode> moves) {
        StringBuilder text = new StringBuilder();
        String id = home.path("userId").asText();
        text.append(user.equals(id) ? "%s%n".formatted(id) : "%s (%s)%n".formatted(user, id));
        text.append(TITLE.formatted("home", home(home)));
        text.append(
                TITLE.formatted(
                        "edge",
                        atEdge.map(known -> "sends them to " + home(known))
                                .orElse("does not say where they live")));
        override.ifPresent(pin ->
                text.append(
                        TITLE.formatted(
                                "pinned",
                                "to " + pin.path("cell").asText() + " first, on this edge only")));
        text.append(System.lineSeparator());
        return text + (moves.isEmpty() ? "Never moved.%n".formatted() : ofOneUser(moves));
    }

    private static String home(JsonNode home) {
        return "%s, epoch %d".formatted(home.path("cell").asText(), home.path("epoch").asInt());
    }

    static String progress(JsonNode move) {
        return move.path("state").asText();
    }

    /// How far a move is, from 0 to 1.
    static double done(JsonNode move) {
        int reached = STATES.indexOf(move.path("state").asText());
        return Math.max(0, (double) reached / (STATES.size() - 1));
    }

    /// What came of a move that has a new home, or was given up.
    static String ended(JsonNode move, String user) {
        if (move.path("state").asText().equals("aborted")) {
            return "The move was given up (%s); %s lives in %s as before.%n"
                    .formatted(move.path("failure").asText(), user, move.path("from").asText());
        }
        return "%s lives in %s now, after a pause of %s; rows carried: %s.%n"
                .formatted(
                        user,
                        move.path("target").asText(),
                        Units.millis(move.path("pauseMillis")),
                        Units.count(move.path("rows").asLong()));
    }

    private static String state(JsonNode move) {
        String state = move.path("state").asText();
        return move.path("failure").isTextual()
                ? state + " (" + move.path("failure").asText() + ")"
                : state;
    }

    private static String leftOver(JsonNode move) {
        if (move.path("unaccounted").asBoolean()) {
            return "KEPT: it is not what was verified, and somebody has to look";
        }
        if (move.path("finished").asBoolean()) {
            return "nothing";
        }
        return move.path("purgeAfter").isTextual()
                ? "data in %s, kept until %s"
                        .formatted(move.path("from").asText(), Units.time(move.path("purgeAfter")))
                : "the move is not at its end";
    }
}
