package io.typogram.edge.metrics;

import java.util.List;

/// Builds the Prometheus text format, version 0.0.4. Label values are the platform's own names, so
/// they need no escaping.
public final class PrometheusText {

    private final StringBuilder text = new StringBuilder();

    public void describe(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    public void sample(String name, Number value) {
        append(name, "", value);
    }

    public void sample(String name, String label, String labelValue, Number value) {
        append(name, "{" + label + "=\"" + labelValue + "\"}", value);
    }

    public void sample(
            String name,
            String firstLabel,
            String firstValue,
            String secondLabel,
            String secondValue,
            Number value) {
        String labels =
                "{%s=\"%s\",%s=\"%s\"}".formatted(firstLabel, firstValue, secondLabel, secondValue);
        append(name, labels, value);
    }

    /// A sample with any number of labels.
    ///
    /// @param labels names and values in turn
    public void sample(String name, List<String> labels, Number value) {
        if (labels.isEmpty()) {
            append(name, "", value);
            return;
        }
        StringBuilder braces = new StringBuilder("{");
        for (int at = 0; at < labels.size(); at += 2) {
            braces.append(at == 0 ? "" : ",").append(labels.get(at));
            braces.append("=\"").append(labels.get(at + 1)).append('"');
        }
        append(name, braces.append('}').toString(), value);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void append(String name, String labels, Number value) {
        text.append(name).append(labels).append(' ').append(value).append('\n');
    }
}
