package io.typogram.topology.loads.entity;

import java.util.Locale;

/// What is known of a cell, a node or an edge at one time.
public enum Measure {
    /// Answers a second, as the edges count them.
    REQUESTS_PER_SECOND,
    /// Answers of 5xx a second, and those that the cell left to the edge.
    ERRORS_PER_SECOND,
    /// From a request to the end of its answer, at the edges.
    P50_MILLIS,
    P99_MILLIS,
    /// Runs stored a second.
    RESULTS_PER_SECOND,
    /// Events that the broker has not acknowledged.
    OUTBOX_DEPTH,
    /// For how long the oldest of them has waited: how far the other cells are behind.
    OUTBOX_OLDEST_SECONDS,
    /// Of the processors that the node may use, from 0 to 100.
    CPU_PERCENT,
    HEAP_PERCENT,
    /// Since topology last answered an edge.
    DIRECTORY_AGE_SECONDS,
    CONNECTIONS;

    /// Such as `requestsPerSecond`.
    public String wireName() {
        StringBuilder text = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            text.append(text.isEmpty() ? word : capital(word));
        }
        return text.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
