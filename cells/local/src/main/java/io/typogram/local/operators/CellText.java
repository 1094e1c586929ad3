package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Cells as people read them.
final class CellText {

    private static final String TITLE = "  %-10s  %s%n";

    private CellText() {}

    static String list(JsonNode answer) {
        List<JsonNode> cells = children(answer.path("cells"));
        TextTable table =
                new TextTable(0, 1, 2, 3, 10)
                        .row(
                                "CELL",
                                "REGION",
                                "KIND",
                                "STATE",
                                "WEIGHT",
                                "SHARE",
                                "USERS",
                                "CAPACITY",
                                "FULL",
                                "NODES",
                                "RELEASE");
        long users = 0;
        for (JsonNode cell : cells) {
            users += cell.path("users").asLong();
            table.row(
                    cell.path("id").asText(),
                    cell.path("region").asText(),
                    cell.path("kind").asText(),
                    cell.path("state").asText(),
                    Units.count(cell.path("weight").asLong()),
                    share(cell, cells),
                    Units.count(cell.path("users").asLong()),
                    Units.count(cell.path("capacity").asLong()),
                    full(cell),
                    String.valueOf(cell.path("nodes").size()),
                    release(cell));
        }
        return table
                + "%d cells and %s, at version %d.%n"
                        .formatted(
                                cells.size(), Units.users(users), answer.path("version").asLong());
    }

    /// A cell after a change, in one line.
    static String line(JsonNode cell) {
        return "%s is %s: weight %s, %s of %s users.%n"
                .formatted(
                        cell.path("id").asText(),
                        cell.path("state").asText(),
                        Units.count(cell.path("weight").asLong()),
                        Units.count(cell.path("users").asLong()),
                        Units.count(cell.path("capacity").asLong()));
    }

    /// @param all the cells, for the shares
    /// @param drain the latest, if there was one
    /// @param seen the cells as the edge sees them, if it answers
    static String show(
            JsonNode shown, JsonNode all, Optional<JsonNode> drain, Optional<JsonNode> seen) {
        JsonNode cell = shown.path("cell");
        StringBuilder text = new StringBuilder();
        text.append("%s%n".formatted(cell.path("id").asText()));
        text.append(TITLE.formatted("state", cell.path("state").asText()));
        text.append(TITLE.formatted("region", cell.path("region").asText()));
        text.append(TITLE.formatted("kind", cell.path("kind").asText()));
        text.append(TITLE.formatted("weight", weight(cell, children(all.path("cells")))));
        text.append(
                TITLE.formatted(
                        "users",
                        "%s of %s (%s)"
                                .formatted(
                                        Units.count(cell.path("users").asLong()),
                                        Units.count(cell.path("capacity").asLong()),
                                        full(cell))));
        for (JsonNode node : cell.path("nodes")) {
            text.append(
                    TITLE.formatted(
                            "node",
                            node.asText()
                                    + releaseOf(node.asText(), cell)
                                    + health(node.asText(), seen)));
        }
        for (JsonNode host : cell.path("hosts")) {
            text.append(TITLE.formatted("host", host.asText()));
        }
        text.append(TITLE.formatted("version", shown.path("version").asText()));
        drain.ifPresent(latest -> text.append(TITLE.formatted("drain", DrainText.line(latest))));
        return text + changes(shown.path("changes"));
    }

    private static String changes(JsonNode changes) {
        TextTable table =
                new TextTable(0, 1, 2, 5)
                        .row("CHANGED (UTC)", "BY", "STATE", "WEIGHT", "CAPACITY", "REASON");
        for (JsonNode change : changes) {
            table.row(
                    Units.time(change.path("at")),
                    change.path("by").asText(),
                    change.path("state").asText(),
                    Units.count(change.path("weight").asLong()),
                    Units.count(change.path("capacity").asLong()),
                    change.path("reason").asText());
        }
        return System.lineSeparator() + table;
    }

    private static String weight(JsonNode cell, List<JsonNode> all) {
        String weight = Units.count(cell.path("weight").asLong());
        String region = cell.path("region").asText();
        return takesAnybody(cell)
                ? "%s, %s of the new users of %s".formatted(weight, share(cell, all), region)
                : weight + ", and nobody new is placed here by it";
    }

    /// What all nodes of a cell run that have said.
    private static String release(JsonNode cell) {
        String release = cell.path("release").asText("");
        boolean isMixed = cell.path("releases").size() > 1;
        return release.isEmpty() ? (isMixed ? "several" : Units.NONE) : release;
    }

    private static String releaseOf(String node, JsonNode cell) {
        return children(cell.path("releases")).stream()
                .filter(said -> said.path("node").asText().equals(node))
                .map(said -> "  " + said.path("release").asText())
                .findFirst()
                .orElse("");
    }

    private static String health(String node, Optional<JsonNode> seen) {
        return seen.stream()
                .flatMap(answer -> children(answer.path("cells")).stream())
                .flatMap(cell -> children(cell.path("nodes")).stream())
                .filter(each -> each.path("address").asText().equals(node))
                .map(each ->
                        each.path("healthy").asBoolean()
                                ? "  healthy to the edge"
                                : "  NOT HEALTHY to the edge")
                .findFirst()
                .orElse("");
    }

    /// How much of its region's new users a cell takes.
    private static String share(JsonNode cell, List<JsonNode> all) {
        long weights =
                all.stream()
                        .filter(CellText::takesAnybody)
                        .filter(each -> each.path("region").equals(cell.path("region")))
                        .mapToLong(each -> each.path("weight").asLong())
                        .sum();
        return takesAnybody(cell) ? Units.percent(cell.path("weight").asLong(), weights) : "-";
    }

    private static String full(JsonNode cell) {
        return Units.percent(cell.path("users").asLong(), cell.path("capacity").asLong());
    }

    /// Whether whoever belongs to no tenant may be placed there, as topology sees it.
    static boolean takesAnybody(JsonNode cell) {
        return cell.path("state").asText().equals("active")
                && cell.path("kind").asText().equals("shared")
                && cell.path("weight").asLong() > 0
                && room(cell) > 0;
    }

    static long room(JsonNode cell) {
        return Math.max(0, cell.path("capacity").asLong() - cell.path("users").asLong());
    }

    static List<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
