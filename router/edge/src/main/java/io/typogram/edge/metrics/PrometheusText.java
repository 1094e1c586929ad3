package io.typogram.edge.metrics;

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

    @Override
    public String toString() {
        return text.toString();
    }

    private void append(String name, String labels, Number value) {
        text.append(name).append(labels).append(' ').append(value).append('\n');
    }
}
