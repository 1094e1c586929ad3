package io.typogram.topology.loads.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A page of metrics in Prometheus' text form, read for the names that are wanted.
///
/// What cannot be read is passed over: a page is another version's now and then, and a missing figure is
/// shown as missing.
public final class MetricsPage {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, List<Sample>> samples;

    private MetricsPage(Map<String, List<Sample>> samples) {
        this.samples = samples;
    }

    /// One line.
    public record Sample(Map<String, String> labels, double value) {

        public Sample {
            labels = Map.copyOf(labels);
        }

        /// Empty when there is no such label.
        public String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    public static MetricsPage read(String text, Set<String> wanted) {
        Map<String, List<Sample>> samples = new HashMap<>();
        text.lines()
                .filter(line -> wanted.contains(nameOf(line)))
                .forEach(line -> addTo(samples, line));
        return new MetricsPage(samples);
    }

    public List<Sample> of(String name) {
        return samples.getOrDefault(name, List.of());
    }

    /// The only sample of that name, or nothing.
    public OptionalDouble one(String name) {
        List<Sample> all = of(name);
        return all.size() == 1 ? OptionalDouble.of(all.getFirst().value()) : OptionalDouble.empty();
    }

    public double sum(String name, Predicate<Sample> which) {
        return of(name).stream().filter(which).mapToDouble(Sample::value).sum();
    }

    private static String nameOf(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != '{' && line.charAt(end) != ' ') {
            end++;
        }
        return line.substring(0, end);
    }

    private static void addTo(Map<String, List<Sample>> samples, String line) {
        Matcher parts = SAMPLE.matcher(line);
        if (!parts.matches()) {
            return;
        }
        try {
            double value = Double.parseDouble(parts.group(3));
            if (Double.isFinite(value)) {
                samples.computeIfAbsent(parts.group(1), name -> new ArrayList<>())
                        .add(new Sample(labels(parts.group(2)), value));
            }
        } catch (NumberFormatException notANumber) {
            // `NaN` is what the form calls a figure that is not known; so is this.
        }
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            Matcher label = LABEL.matcher(text);
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return labels;
    }
}
