package io.typogram.edge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of the edge's metrics, compared with the code.
final class MetricsPageTest {

    private static final Path PAGE = Path.of("../../docs/operating/health-and-metrics.md");
    private static final Pattern IN_CODE = Pattern.compile("\"(typogram_edge_[a-z_]+)\"");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(typogram_edge_[a-z_]+)` \\|", Pattern.MULTILINE);

    @Test
    void everyMetricStandsInTheTableAndTheTableSpeaksOfNoOther() throws IOException {
        Set<String> inCode = new TreeSet<>();
        try (Stream<Path> all = Files.walk(Path.of("src/main"))) {
            all.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> inCode.addAll(find(IN_CODE, read(file))));
        }
        assertThat(inCode).contains("typogram_edge_retries_total");
        assertThat(find(ROW, read(PAGE))).isEqualTo(inCode);
    }

    private static Set<String> find(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
