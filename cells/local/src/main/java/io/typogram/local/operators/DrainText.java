package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.TextTable;
import java.util.List;
import java.util.Locale;

/// Drains as people read them.
final class DrainText {

    private DrainText() {}

    /// How far a drain is, from 0 to 1.
    static double done(JsonNode drain) {
        long users = drain.path("users").asLong();
        long left = drain.path("usersLeft").asLong();
        return users == 0 ? 1 : Math.clamp(1 - (double) left / users, 0, 1);
    }

    /// How far a drain that goes on is.
    static String progress(JsonNode drain) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s of %s left, %s on their way"
                        .formatted(
                                Units.count(drain.path("usersLeft").asLong()),
                                Units.users(drain.path("users").asLong()),
                                Units.count(drain.path("open").asLong())));
        double perSecond = drain.path("perSecond").asDouble();
        if (perSecond > 0) {
            text.append(String.format(Locale.ROOT, ", %.1f users/s", perSecond));
        }
        if (drain.path("estimatedSeconds").isNumber()) {
            text.append(", about " + Units.about(drain.path("estimatedSeconds").asLong()));
        }
        if (drain.path("failed").asLong() > 0) {
            text.append(", %s failed".formatted(Units.count(drain.path("failed").asLong())));
        }
        if (drain.path("nowhereToGo").asBoolean()) {
            text.append(", no cell may take some");
        }
        return text.toString();
    }

    /// A drain, ended or not, in one line.
    static String line(JsonNode drain) {
        String begin =
                "by %s at %s: %s"
                        .formatted(
                                drain.path("by").asText(),
                                Units.time(drain.path("beganAt")),
                                drain.path("reason").asText());
        if (drain.path("endedAt").isTextual()) {
            return "%s; %s at %s"
                    .formatted(
                            begin,
                            drain.path("outcome").asText().replace('_', ' '),
                            Units.time(drain.path("endedAt")));
        }
        return begin + "; " + progress(drain);
    }

    /// What a drain would do.
    static String plan(JsonNode cell, List<JsonNode> targets, boolean acrossRegions) {
        String name = cell.path("id").asText();
        long users = cell.path("users").asLong();
        if (users == 0) {
            return "Nobody lives in %s. Nothing was changed.%n".formatted(name);
        }
        if (targets.isEmpty()) {
            return "No cell may take the %s of %s%s.%nNothing was changed.%n"
                    .formatted(
                            Units.users(users),
                            name,
                            acrossRegions ? "" : " in its region; see --across-regions");
        }
        TextTable table = new TextTable(0, 1).row("CELL", "REGION", "USERS", "ROOM");
        for (JsonNode target : targets) {
            table.row(
                    target.path("id").asText(),
                    target.path("region").asText(),
                    Units.count(target.path("users").asLong()),
                    Units.count(CellText.room(target)));
        }
        long room = targets.stream().mapToLong(CellText::room).sum();
        boolean enough = room >= users;
        return "%s would leave %s, for these cells:%n%sThere is %s. Nothing was changed.%n"
                .formatted(
                        Units.users(users),
                        name,
                        table,
                        enough ? "room for all" : "room for only " + Units.count(room));
    }
}
