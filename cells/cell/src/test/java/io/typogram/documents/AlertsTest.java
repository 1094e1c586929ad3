package io.typogram.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The alerts, their runbooks and the metrics that they speak of: each is there, and none is left over.
///
/// The file of rules is read in the one shape in which it is written; `promtool` reads it in every shape.
class AlertsTest {

    private static final Path RULES =
            Sources.REPOSITORY.resolve("infra-terraform/alerts/typogram.rules.yml");
    private static final Path RUNBOOKS = Sources.REPOSITORY.resolve("docs/operating/alerts");
    private static final Path METRICS =
            Sources.REPOSITORY.resolve("docs/operating/health-and-metrics.md");
    private static final Path LAUNCHER = Sources.REPOSITORY.resolve("cells/local/src/main/java");

    private static final Pattern RULE = Pattern.compile("(?m)^ {6}- alert: (\\w+)$");
    private static final Pattern EXPRESSION =
            Pattern.compile("(?m)^ {8}expr: \\|\\n((?: {10}.*\\n)+)");
    private static final Pattern RUNBOOK = Pattern.compile("(?m)^ {10}runbook: (\\S+)$");
    private static final Pattern METRIC_ROW = Pattern.compile("(?m)^\\| `([a-zA-Z_]+)` \\|");
    private static final Pattern COMMAND = Pattern.compile("`\\./typogram ([a-z]+)(?: ([a-z]+))?");
    private static final Pattern PROMQL = Pattern.compile("```promql\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern DECLARED =
            Pattern.compile(
                    "@Command\\(\\s*name = \"([a-z]+)\"|@Command\\((?:[^()\"]|\"[^\"]*\")*\\)\\s*void ([a-z]+)\\(");

    /// What stands between a metric's name and a reader: strings, labels, ranges, groupings, numbers.
    private static final Pattern NO_METRICS =
            Pattern.compile(
                    "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|on|without|ignoring) \\([^)]*\\)|\\b[0-9.]+\\b");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_]\\w*(?!\\w|\\s*\\()");
    private static final Set<String> HAVE_PARTS = Set.of("cell", "user", "moves");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool");
    private static final List<String> SECTIONS =
            List.of(
                    "## What users notice",
                    "## How to look",
                    "## What to do",
                    "## When it is over");

    private record Alert(String expression, String runbook) {}

    @Test
    void everyAlertHasItsRunbookAndEveryRunbookItsAlert() throws IOException {
        Set<String> pages = new TreeSet<>();
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .forEach(name -> pages.add(name.replaceFirst("\\.md$", "")));
        }

        assertThat(alerts().keySet()).hasSizeGreaterThan(20).isEqualTo(pages);
        alerts().forEach((name, alert) ->
                assertThat(alert.runbook()).isEqualTo("docs/operating/alerts/" + name + ".md"));
    }

    @Test
    void everyAlertStandsInTheListOfAlerts() {
        String list = Sources.read(RUNBOOKS.resolve("README.md"));

        assertThat(alerts().keySet())
                .allSatisfy(name -> assertThat(list).contains("[" + name + "](" + name + ".md)"));
    }

    @Test
    void everyRunbookSaysAllThatOneNeeds() {
        alerts().forEach((name, alert) -> {
            String page = runbook(name);
            assertThat(page).startsWith("# " + name + "\n");
            assertThat(page).contains(SECTIONS);
            assertThat(find(page, PROMQL))
                    .as("the page shows what is looked at")
                    .map(AlertsTest::squeezed)
                    .containsExactly(squeezed(alert.expression()));
        });
    }

    @Test
    void everyMetricOfAnAlertIsDocumented() {
        List<String> documented = find(Sources.read(METRICS), METRIC_ROW);

        alerts().forEach((name, alert) ->
                assertThat(metrics(alert.expression()))
                        .as(name)
                        .isNotEmpty()
                        .allMatch(metric -> isDocumented(metric, documented)));
    }

    @Test
    void everyCommandOfARunbookIsOneOfTheLauncher() throws IOException {
        Set<String> commands = new TreeSet<>();
        try (Stream<Path> files = Files.walk(LAUNCHER)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> commands.addAll(find(Sources.read(file), DECLARED)));
        }

        assertThat(commands).contains("status", "restart", "cell", "drain", "moves");
        for (String name : alerts().keySet()) {
            List<String> named = commands(runbook(name));
            assertThat(commands).as(name).containsAll(named);
        }
    }

    @Test
    void whatIsWrongIsFound() {
        List<String> documented = find(Sources.read(METRICS), METRIC_ROW);

        assertThat(metrics("sum by (cell) (rate(typogram_never_heard_total{a=\"b\"}[5m])) > 0.1"))
                .containsExactly("typogram_never_heard_total");
        assertThat(isDocumented("typogram_never_heard_total", documented)).isFalse();
        assertThat(commands("- `./typogram cell dance`")).containsExactly("cell", "dance");
    }

    private static Map<String, Alert> alerts() {
        String text = Sources.read(RULES);
        Map<String, Alert> alerts = new LinkedHashMap<>();
        List<MatchResult> rules = RULE.matcher(text).results().toList();
        for (int at = 0; at < rules.size(); at++) {
            int end = at + 1 < rules.size() ? rules.get(at + 1).start() : text.length();
            String rule = text.substring(rules.get(at).start(), end);
            alerts.put(
                    rules.get(at).group(1),
                    new Alert(find(rule, EXPRESSION).getFirst(), find(rule, RUNBOOK).getFirst()));
        }
        return alerts.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (first, second) -> first,
                                TreeMap::new));
    }

    private static String runbook(String alert) {
        return Sources.read(RUNBOOKS.resolve(alert + ".md"));
    }

    private static List<String> metrics(String expression) {
        String bare = NO_METRICS.matcher(expression).replaceAll(" ");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .distinct()
                .toList();
    }

    /// A counter's name ends otherwise on the page than in the code, and so do a histogram's and a timer's.
    private static boolean isDocumented(String metric, List<String> documented) {
        return Stream.of("", "_total$", "_bucket$", "_seconds$")
                .map(end -> metric.replaceFirst(end, ""))
                .anyMatch(documented::contains);
    }

    private static List<String> commands(String page) {
        List<String> words = new ArrayList<>();
        COMMAND.matcher(page)
                .results()
                .forEach(found -> {
                    words.add(found.group(1));
                    // Of others, the second word is the name of a server.
                    if (found.group(2) != null && HAVE_PARTS.contains(found.group(1))) {
                        words.add(found.group(2));
                    }
                });
        return words;
    }

    private static List<String> find(String text, Pattern pattern) {
        return pattern.matcher(text).results().map(AlertsTest::found).toList();
    }

    /// The first group that has found something.
    private static String found(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
