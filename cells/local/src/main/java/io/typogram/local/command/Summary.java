package io.typogram.local.command;

import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.supervision.ComponentStatus;
import io.typogram.local.supervision.PlatformState;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What `up` prints in the end: where to look, and how long it took.
final class Summary {

    private static final int SLOWEST_SHOWN = 3;

    private Summary() {}

    static String of(PlatformState state, Home home) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nReady after %.1f s (slowest: %s).%n%n",
                        state.readySeconds(),
                        slowest(state)));
        for (Map.Entry<String, String> address : state.addresses().entrySet()) {
            text.append(line(address.getKey(), address.getValue()));
        }
        if (state.addresses().containsKey(PlatformPlan.KEYCLOAK)) {
            text.append(
                    line(
                            "sign in",
                            "as ada, grace, linus or margaret with the password typogram-demo"));
            text.append(
                    line(
                            "administrator",
                            "admin, password in "
                                    + home.run()
                                            .resolve("secrets/keycloak-administrator-password")));
        }
        text.append(line("logs", home.logs().toString()));
        if (state.addresses().containsKey(PlatformPlan.EDGE)) {
            text.append("%n  Begin at %s%n%n".formatted(state.address(PlatformPlan.EDGE)));
        }
        return text.toString();
    }

    private static String line(String name, String value) {
        return "  %-14s %s%n".formatted(name, value);
    }

    private static String slowest(PlatformState state) {
        return state.components().stream()
                .filter(component -> component.readySeconds() != null)
                .sorted(Comparator.comparingDouble(Summary::seconds).reversed())
                .limit(SLOWEST_SHOWN)
                .map(component ->
                        String.format(
                                Locale.ROOT, "%s %.1f s", component.name(), seconds(component)))
                .collect(Collectors.joining(", "));
    }

    private static double seconds(ComponentStatus component) {
        Double seconds = component.readySeconds();
        return seconds == null ? 0 : seconds;
    }
}
