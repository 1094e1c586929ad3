package io.typogram.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every problem, key and event stands in the reference, and the reference speaks of no other.
class ReferenceTest {

    private static final Pattern PROBLEM =
            Pattern.compile("new ProblemType\\(\\s*\"([a-z0-9-]+)\",\\s*([0-9]{3})");
    private static final Pattern INJECTED_KEY =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"(typogram[a-z.]+)\"");
    private static final Pattern SERVER_KEY = Pattern.compile("\\$\\{(typogram[a-z.]+)}");
    private static final Pattern ENVIRONMENT_KEY = Pattern.compile("\"(TYPOGRAM_[A-Z_]+)\"");
    private static final Pattern EVENT = Pattern.compile("new EventType\\(\\s*\"([^\"]+)\"");

    private static final Pattern KEY_ROW = row("\\|");
    private static final Pattern EVENT_ROW = row("\\| (?:region|global) \\|");

    @Test
    void everyProblemStandsInTheReference() {
        Function<MatchResult, String> codeAndStatus =
                found -> found.group(1) + " " + found.group(2);
        Set<String> inCode = find(Sources.java(), PROBLEM, codeAndStatus);

        assertThat(inCode).contains("stream-longer-than-elapsed 422", "home-unknown 404");
        assertThat(Sources.problems()).isEqualTo(inCode);
    }

    @Test
    void everyKeyStandsInTheReference() {
        Set<String> inCode = find(Sources.java(), INJECTED_KEY, ReferenceTest::first);
        inCode.addAll(find(Sources.servers(), SERVER_KEY, ReferenceTest::first));
        inCode.addAll(
                find(
                        Sources.java(),
                        ENVIRONMENT_KEY,
                        found -> found.group(1).toLowerCase(Locale.ROOT).replace('_', '.')));

        assertThat(inCode).contains("typogram.cell.id", "typogram.http.port", "typogram.edge.port");
        assertThat(find(document("configuration.md"), KEY_ROW, ReferenceTest::first))
                .isEqualTo(inCode);
    }

    @Test
    void everyEventStandsInTheReference() {
        Set<String> inCode = find(Sources.java(), EVENT, ReferenceTest::first);

        assertThat(inCode).contains("typing.test-completed.v2");
        assertThat(find(document("events.md"), EVENT_ROW, ReferenceTest::first)).isEqualTo(inCode);
    }

    @Test
    void whatIsMissingIsFound() {
        Set<String> planted =
                find(
                        List.of("A = new ProblemType(\n    \"never-heard-of\", 499, \"title\")"),
                        PROBLEM,
                        ReferenceTest::first);

        assertThat(planted).containsExactly("never-heard-of");
        assertThat(Sources.problems())
                .isNotEmpty()
                .noneMatch(known -> known.startsWith("never-heard-of "));
    }

    private static List<String> document(String name) {
        return List.of(Sources.document(name));
    }

    private static Set<String> find(
            List<String> texts, Pattern pattern, Function<MatchResult, String> reader) {
        return texts.stream()
                .flatMap(text -> stream(pattern, text))
                .map(reader)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> stream(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String first(MatchResult found) {
        return found.group(1);
    }

    private static Pattern row(String rest) {
        return Pattern.compile("^\\| `([^`]+)` " + rest, Pattern.MULTILINE);
    }
}
