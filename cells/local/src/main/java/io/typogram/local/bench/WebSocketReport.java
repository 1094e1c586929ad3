package io.typogram.local.bench;

import io.typogram.local.command.TextTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What `bench edge --websocket` prints.
///
/// @param idle how many connections rested
/// @param busy how many exchanged messages
/// @param perSecond messages a second on each of those
record WebSocketReport(Map<Contestant, Figures> figures, int idle, int busy, int perSecond)
        implements BenchReport {

    WebSocketReport {
        figures = new LinkedHashMap<>(figures);
    }

    /// @param kibibytesEach what an idle connection takes, both its sides together; empty without proxy
    /// @param liveHeapBytesEach how much of that is live on the heap, where there is one
    /// @param cpuMicros of the whole process, for one message there and back
    record Figures(
            Optional<Double> kibibytesEach,
            Optional<Double> liveHeapBytesEach,
            Optional<Sample> cpuMicros,
            Sample p50Millis,
            Sample p99Millis) {}

    @Override
    public Map<String, Object> json() {
        Map<String, Object> memory = new LinkedHashMap<>();
        Map<String, Object> cpu = new LinkedHashMap<>();
        Map<String, Object> p50 = new LinkedHashMap<>();
        Map<String, Object> p99 = new LinkedHashMap<>();
        Map<String, Object> added = new LinkedHashMap<>();
        figures.forEach((contestant, one) -> {
            one.kibibytesEach().ifPresent(each -> memory.put(contestant.key(), rounded(each)));
            one.cpuMicros().ifPresent(each -> cpu.put(contestant.key(), rounded(each.median())));
            p50.put(contestant.key(), rounded(one.p50Millis().median()));
            p99.put(contestant.key(), rounded(one.p99Millis().median()));
            added(contestant).ifPresent(millis -> added.put(contestant.key(), rounded(millis)));
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bench", "edge-websocket");
        json.put("idleConnections", idle);
        json.put("kibibytesPerConnection", memory);
        json.put("busyConnections", busy);
        json.put("messagesPerSecondEach", perSecond);
        json.put("cpuMicrosPerMessage", cpu);
        json.put("p50Millis", p50);
        json.put("p99Millis", p99);
        json.put("p99AddedMillis", added);
        return json;
    }

    @Override
    public String text() {
        TextTable table =
                new TextTable()
                        .row("", idle + " idle", "", busy + " at " + perSecond + "/s")
                        .row(
                                "",
                                "KiB each",
                                "live heap, KiB each",
                                "CPU us/message",
                                "p50 ms",
                                "p99 ms",
                                "p99 added");
        figures.forEach((contestant, one) ->
                table.row(
                        contestant.title(),
                        one.kibibytesEach().map(WebSocketReport::text).orElse(""),
                        one.liveHeapBytesEach().map(bytes -> text(bytes / 1024)).orElse(""),
                        one.cpuMicros().map(each -> text(each.median())).orElse(""),
                        text(one.p50Millis().median()),
                        "%s (%s to %s)"
                                .formatted(
                                        text(one.p99Millis().median()),
                                        text(one.p99Millis().min()),
                                        text(one.p99Millis().max())),
                        added(contestant).map(WebSocketReport::text).orElse("")));
        return table.toString();
    }

    private Optional<Double> added(Contestant contestant) {
        Figures direct = figures.get(Contestant.DIRECT);
        Figures one = figures.get(contestant);
        if (direct == null || one == null || contestant == Contestant.DIRECT) {
            return Optional.empty();
        }
        return Optional.of(one.p99Millis().median() - direct.p99Millis().median());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
