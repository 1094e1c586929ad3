package io.typogram.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The description of the API keeps its word: every operation has an example, and whoever sends it is answered like that.
@ExtendWith(ArquillianExtension.class)
class ExamplesIT {

    /// What topology answers, and a cell passes on. The double that stands for topology would prove nothing.
    private static final Set<String> OF_TOPOLOGY =
            Set.of("DELETE /api/v1/account", "GET /api/v1/receipts/{receiptId}");

    private final Description description = Description.ofServer();
    private final List<DescribedOperation> operations = description.operations();

    @Test
    void everyOperationHasASummaryAndExamples() {
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(operation.missing()).as(operation.name()).isEmpty());
    }

    @Test
    void everyExampleIsAnsweredAsItSays() {
        ExampleWorld world = new ExampleWorld(exampleTest());

        assertSoftly(softly ->
                operations.stream()
                        .filter(operation -> !OF_TOPOLOGY.contains(operation.name()))
                        .sorted(DescribedOperation.IN_TURN)
                        .forEach(operation -> check(operation, world.send(operation), softly)));
    }

    @Test
    void everyExampleFitsItsSchema() {
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(operation.misfits(description.schemas()))
                                .as(operation.name())
                                .isEmpty());
    }

    @Test
    void everyProblemThatAnOperationNamesStandsInTheReference() {
        Set<String> known = Sources.problems();

        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(operation.problems())
                                .as(operation.name())
                                .isNotEmpty()
                                .isSubsetOf(known));
    }

    @Test
    void whatIsForPeopleOnlyRefusesKeys() {
        CellClient program = ExampleWorld.program(TestingPlayer.resident(), "results:read");

        assertThat(operations)
                .filteredOn(operation -> operation.isForPlayers() && operation.scope().isEmpty())
                .isNotEmpty()
                .allSatisfy(operation ->
                        operation
                                .send(program, UnaryOperator.identity())
                                .assertRefused(403, "api-key-not-enough"));
    }

    private static void check(DescribedOperation operation, Answer answer, SoftAssertions softly) {
        softly.assertThat(answer.status())
                .as(operation.name() + " " + answer.text())
                .isEqualTo(operation.status());
        operation
                .answer()
                .flatMap(DescribedOperation.Body::example)
                .filter(_ -> answer.status() == operation.status())
                .ifPresent(example -> {
                    if (example instanceof JsonString table) {
                        softly.assertThat(answer.text().lines().findFirst())
                                .as(operation.name())
                                .isEqualTo(table.getString().lines().findFirst());
                    } else {
                        softly.assertThat(Shape.of(read(answer)))
                                .as(operation.name())
                                .isEqualTo(Shape.of(example));
                    }
                });
    }

    private JsonObject exampleTest() {
        return operations.stream()
                .filter(operation -> operation.name().equals("POST /api/v1/tests"))
                .flatMap(operation -> operation.answer().stream())
                .flatMap(body -> body.example().stream())
                .map(JsonValue::asJsonObject)
                .findFirst()
                .orElseThrow();
    }

    private static JsonValue read(Answer answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readValue();
        }
    }
}
