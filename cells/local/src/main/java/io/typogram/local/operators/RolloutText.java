package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.TextTable;

/// Rollouts as people read them.
final class RolloutText {

    private RolloutText() {}

    static boolean hasEnded(JsonNode rollout) {
        return switch (rollout.path("state").asText()) {
            case "done", "halted" -> true;
            default -> false;
        };
    }

    static String begun(JsonNode rollout) {
        return "%s goes to %s first, for %s; then to the others.%s%n"
                .formatted(
                        rollout.path("release").asText(),
                        rollout.path("canary").asText(),
                        Units.about(rollout.path("soakSeconds").asLong()),
                        rollout.path("dryRun").asBoolean() ? " Nothing was changed." : "");
    }

    static String line(JsonNode rollout) {
        String release = rollout.path("release").asText();
        return switch (rollout.path("state").asText()) {
            case "canary" ->
                    "%s is for %s only.%n".formatted(release, rollout.path("canary").asText());
            case "everywhere" -> "%s is for all cells.%n".formatted(release);
            case "done" -> "%s runs in all cells.%n".formatted(release);
            default ->
                    "the rollout of %s is halted: %s%n"
                            .formatted(release, rollout.path("halted").asText());
        };
    }

    /// How far it is, from 0 to 1: by nodes.
    static double done(JsonNode rollout) {
        int nodes = 0;
        int released = 0;
        for (JsonNode cell : rollout.path("cells")) {
            nodes += cell.path("nodes").asInt();
            released += cell.path("released").asInt();
        }
        return nodes == 0 ? 0 : Math.min(1, (double) released / nodes);
    }

    static String progress(JsonNode rollout) {
        String until =
                rollout.path("soaksUntil").isTextual()
                                && rollout.path("state").asText().equals("canary")
                        ? ", soaks until " + Units.time(rollout.path("soaksUntil"))
                        : "";
        return "%s: %s%s"
                .formatted(rollout.path("release").asText(), rollout.path("state").asText(), until);
    }

    static String show(JsonNode rollout) {
        TextTable cells = new TextTable(0).row("CELL", "RELEASED", "NODES");
        for (JsonNode cell : rollout.path("cells")) {
            cells.row(
                    cell.path("cell").asText(),
                    cell.path("released").asText(),
                    cell.path("nodes").asText());
        }
        TextTable changes = new TextTable(0, 1, 2, 3).row("CHANGED (UTC)", "BY", "STATE", "REASON");
        for (JsonNode change : rollout.path("changes")) {
            changes.row(
                    Units.time(change.path("at")),
                    change.path("by").asText(),
                    change.path("change").asText(),
                    change.path("note").asText());
        }
        return line(rollout)
                + progress(rollout)
                + System.lineSeparator()
                + System.lineSeparator()
                + cells
                + System.lineSeparator()
                + changes;
    }
}
