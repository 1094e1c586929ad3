package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.TextTable;
import java.util.Locale;

/// Rebalances as people read them.
final class RebalanceText {

    private RebalanceText() {}

    /// How far a rebalance is, from 0 to 1.
    static double done(JsonNode rebalance) {
        if (rebalance.path("endedAt").isTextual()) {
            return 1;
        }
        long users = rebalance.path("users").asLong();
        return users == 0 ? 0 : Math.clamp((double) settled(rebalance) / users, 0, 1);
    }

    /// How far a rebalance that goes on is.
    static String progress(JsonNode rebalance) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s of %s moved, %s on their way"
                        .formatted(
                                Units.count(rebalance.path("moved").asLong()),
                                Units.users(rebalance.path("users").asLong()),
                                Units.count(rebalance.path("open").asLong())));
        double perSecond = rebalance.path("perSecond").asDouble();
        if (perSecond > 0) {
            text.append(String.format(Locale.ROOT, ", %.1f users/s", perSecond));
        }
        if (rebalance.path("estimatedSeconds").isNumber()) {
            text.append(", about " + Units.about(rebalance.path("estimatedSeconds").asLong()));
        }
        return text + stayed(rebalance);
    }

    static String begun(JsonNode rebalance) {
        return "%s: by %s at %s: %s; %s%n"
                .formatted(
                        rebalance.path("region").asText(),
                        rebalance.path("by").asText(),
                        Units.time(rebalance.path("beganAt")),
                        rebalance.path("reason").asText(),
                        progress(rebalance));
    }

    static String ended(JsonNode rebalance) {
        String region = rebalance.path("region").asText();
        String moved = Units.users(rebalance.path("moved").asLong());
        return rebalance.path("outcome").asText().equals("balanced")
                ? "%s is balanced: %s moved%s.%n".formatted(region, moved, stayed(rebalance))
                : "The rebalance of %s was called off; %s had moved, %s are on their way.%n"
                        .formatted(region, moved, Units.count(rebalance.path("open").asLong()));
    }

    /// What a rebalance would do.
    static String plan(JsonNode plan) {
        String region = plan.path("region").asText();
        if (plan.path("ways").isEmpty()) {
            return "Everybody in %s lives where they would be placed. Nothing was changed.%n"
                    .formatted(region);
        }
        TextTable ways = new TextTable(0, 1).row("FROM", "TO", "USERS");
        for (JsonNode way : plan.path("ways")) {
            ways.row(
                    way.path("from").asText(),
                    way.path("to").asText(),
                    Units.count(way.path("users").asLong()));
        }
        return "%s%s would move%s. There is %s. Nothing was changed.%n"
                .formatted(
                        ways,
                        Units.users(plan.path("users").asLong()),
                        plan.path("exact").asBoolean() ? "" : ", estimated from some of them",
                        plan.path("enough").asBoolean()
                                ? "room for all"
                                : "not room for all: some would stay where they are");
    }

    private static String stayed(JsonNode rebalance) {
        StringBuilder text = new StringBuilder();
        if (rebalance.path("unplaced").asLong() > 0) {
            text.append(
                    ", %s stayed for want of room"
                            .formatted(Units.count(rebalance.path("unplaced").asLong())));
        }
        if (rebalance.path("failed").asLong() > 0) {
            text.append(", %s failed".formatted(Units.count(rebalance.path("failed").asLong())));
        }
        return text.toString();
    }

    private static long settled(JsonNode rebalance) {
        return rebalance.path("moved").asLong()
                + rebalance.path("unplaced").asLong()
                + rebalance.path("failed").asLong();
    }
}
