package io.typogram.edge.limiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.callers.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RatePlansTest {

    private static final RatePlans STANDARD = RatePlans.standard();

    @Test
    void whatIsBuiltInStandsInTheDocument() throws IOException {
        String document = Files.readString(Path.of("../../docs/operating/rate-limits.md"));
        assertThat(document)
                .contains(
                        row("everybody of an address", STANDARD.address()),
                        row("all guests of an address", STANDARD.of(Plan.GUEST)),
                        row("a user, `free`", STANDARD.of(Plan.FREE)),
                        row("a user, `premium`", STANDARD.of(Plan.PREMIUM)),
                        row("a user, `enterprise`", STANDARD.of(Plan.ENTERPRISE)),
                        row("a key, `api-key`", STANDARD.of(Plan.API_KEY)),
                        row("everybody of a tenant", STANDARD.tenant()));
    }

    @Test
    void everySubjectAndClassHasACodeOfItsOwn() {
        assertThat(RouteClass.values()).extracting(RouteClass::code).doesNotHaveDuplicates();
        assertThat(Subject.values()).extracting(Subject::code).doesNotHaveDuplicates();
    }

    private static String row(String who, ClassLimits limits) {
        return limits.byClass().values().stream()
                .map(limit -> limit.requests() / limit.perSeconds() + ", " + limit.burst())
                .collect(Collectors.joining(" | ", "\n| " + who + " | ", " |\n"));
    }
}
