package io.typogram.edge.metrics;

/// What can go wrong between the edge and whoever is to answer.
public enum Trouble {
    /// A request that is sent again because a cell has said that its user lives elsewhere, or topology
    /// has. Counted for the cell that is left.
    REPLAYED("typogram_edge_replays_total", "Requests replayed after a 421."),
    /// A request that is sent again because a node closed its connection before it answered.
    RETRIED("typogram_edge_retries_total", "Requests sent again after a broken connection."),
    /// A retry that was safe, and that the budget did not allow.
    RETRY_WITHHELD(
            "typogram_edge_withheld_retries_total",
            "Requests not sent again because too many were already."),
    CONNECT_FAILED(
            "typogram_edge_connect_failures_total",
            "Connections to nodes that could not be opened."),
    BROKEN_OFF(
            "typogram_edge_broken_off_total",
            "Connections that nodes closed before their answer was whole."),
    /// A request for which the edge had to make up an answer.
    UNANSWERED(
            "typogram_edge_unanswered_total",
            "Requests that the edge answered because nobody else did.");

    private final String metric;
    private final String help;

    Trouble(String metric, String help) {
        this.metric = metric;
        this.help = help;
    }

    String metric() {
        return metric;
    }

    String help() {
        return help;
    }
}
