package io.typogram.local.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What it took to submit results.
///
/// @param issueP95Millis of a test that was asked for before, one at a time
/// @param millisAResult of processor time, by the server that used it
record ResultsReport(
        int clients,
        int results,
        int errors,
        double issueP95Millis,
        double perSecond,
        double p50Millis,
        double p95Millis,
        double p99Millis,
        Map<String, Double> millisAResult)
        implements BenchReport {

    private static final double NANOS_A_MILLI = 1e6;
    private static final double MICROS_A_MILLI = 1e3;

    /// @param issueNanos what each test took to be had
    /// @param nanos what each result took
    /// @param seconds what all of them took
    static ResultsReport of(
            int clients,
            List<Long> issueNanos,
            List<Long> nanos,
            int errors,
            double seconds,
            Map<String, ProcessorTime> used) {
        List<Long> sorted = nanos.stream().sorted().toList();
        Map<String, Double> each = new LinkedHashMap<>();
        used.forEach((server, time) ->
                each.put(
                        server,
                        Figures.hundredths(time.micros() / MICROS_A_MILLI / sorted.size())));
        return new ResultsReport(
                clients,
                sorted.size(),
                errors,
                percentile(issueNanos.stream().sorted().toList(), .95),
                Figures.tenths(sorted.size() / seconds),
                percentile(sorted, .50),
                percentile(sorted, .95),
                percentile(sorted, .99),
                each);
    }

    /// The smallest measured time that this share of all does not exceed.
    private static double percentile(List<Long> sorted, double share) {
        int place = (int) Math.ceil(sorted.size() * share) - 1;
        return Figures.hundredths(sorted.get(Math.max(0, place)) / NANOS_A_MILLI);
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", "results");
        report.put("clients", clients);
        report.put("results", results);
        report.put("errors", errors);
        report.put("issueP95Millis", issueP95Millis);
        report.put("perSecond", perSecond);
        report.put("p50Millis", p50Millis);
        report.put("p95Millis", p95Millis);
        report.put("p99Millis", p99Millis);
        report.put("processorMillisAResult", millisAResult);
        return report;
    }

    @Override
    public String text() {
        String used =
                millisAResult.entrySet().stream()
                        .map(server -> "%s %.2f".formatted(server.getKey(), server.getValue()))
                        .collect(Collectors.joining(", "));
        return "%,d results by %d clients: %.0f a second, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %d errors%n"
                        .formatted(
                                results, clients, perSecond, p50Millis, p95Millis, p99Millis,
                                errors)
                + "A test was issued within %.1f ms in 95 of 100 cases%n".formatted(issueP95Millis)
                + "Milliseconds of processor time a result: %s%n".formatted(used);
    }
}
