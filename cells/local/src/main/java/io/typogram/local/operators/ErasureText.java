package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Erasures as people read them.
final class ErasureText {

    /// The fence, the end of the sign-in and the forgetting count as much as a cell each.
    private static final int STEPS_BESIDE_CELLS = 3;

    private ErasureText() {}

    static boolean isDone(JsonNode receipt) {
        return receipt.path("state").asText().equals("done");
    }

    static String preview(String user, JsonNode preview) {
        List<String> cells = new ArrayList<>();
        preview.path("cells").forEach(cell -> cells.add(cell.asText()));
        String home = preview.path("home").asText("");
        String known = preview.path("erasure").asText("");
        return "%s would be erased in %s, in the directory and in Keycloak.%n%s%n%s"
                .formatted(
                        user,
                        String.join(", ", cells),
                        home.isEmpty() ? "They have no home." : "Their home is " + home + ".",
                        known.isEmpty()
                                ? ""
                                : "Erasure %s is about them already.%n".formatted(known));
    }

    static String asked(JsonNode erasure) {
        return "Erasure " + erasure.path("id").asText();
    }

    /// How far it is, from 0 to 1.
    static double done(JsonNode receipt) {
        if (isDone(receipt)) {
            return 1;
        }
        int steps = receipt.path("cellsTotal").asInt() + STEPS_BESIDE_CELLS;
        int taken = receipt.path("cellsDone").asInt();
        taken += receipt.path("state").asText().equals("requested") ? 0 : 1;
        taken += receipt.path("signIn").asText().equals("pending") ? 0 : 1;
        return (double) taken / steps;
    }

    static String progress(JsonNode receipt) {
        String waiting = waiting(receipt);
        return "%s, done in %d of %d cells%s"
                .formatted(
                        receipt.path("state").asText(),
                        receipt.path("cellsDone").asInt(),
                        receipt.path("cellsTotal").asInt(),
                        waiting.isEmpty() ? "" : "; waits for " + waiting);
    }

    private static String waiting(JsonNode receipt) {
        List<String> waiting = new ArrayList<>();
        for (JsonNode cell : receipt.path("cells")) {
            String state = cell.path("state").asText();
            if (state.equals("pending")) {
                waiting.add(cell.path("cell").asText());
            } else if (state.equals("failed")) {
                waiting.add(cell.path("cell").asText() + " (something is left)");
            }
        }
        if (receipt.path("signIn").asText().equals("pending")) {
            waiting.add("Keycloak");
        }
        return String.join(", ", waiting);
    }

    static String receipt(JsonNode receipt) {
        StringBuilder text = new StringBuilder();
        line(text, "Receipt", receipt.path("id").asText());
        line(text, "Asked for", receipt.path("requestedAt").asText());
        line(text, "Done", receipt.path("doneAt").asText());
        for (JsonNode cell : receipt.path("cells")) {
            line(
                    text,
                    cell.path("cell").asText(),
                    cell.path("state").asText() + rows(cell.path("rows")));
        }
        line(text, "Directory", "forgotten" + rows(receipt.path("topology")));
        line(text, "Sign-in", receipt.path("signIn").asText().replace('_', ' '));
        receipt.path("notErased").forEach(rest -> line(text, "Not erased", rest.asText()));
        return text.toString();
    }

    private static String rows(JsonNode rows) {
        String counts =
                rows.propertyStream()
                        .map(table -> table.getKey() + " " + table.getValue().asLong())
                        .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "" : ": " + counts;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-12s%s%n".formatted(name, value));
    }
}
