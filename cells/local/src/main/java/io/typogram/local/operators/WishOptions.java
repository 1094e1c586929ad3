package io.typogram.local.operators;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// Who wants a change, and why: every change stands in an audit with both.
final class WishOptions {

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, for the audit; at most 500 characters.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who, for the audit (default: the user of the operating system).")
    private String by = "";

    /// The wish as topology takes it.
    Map<String, Object> body() {
        return Map.of("by", by, "reason", reason);
    }

    /// The wish for something as topology takes it.
    Map<String, Object> body(Map<String, Object> wish) {
        Map<String, Object> body = new HashMap<>(wish);
        body.putAll(body());
        return body;
    }
}
