package io.typogram.documents;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DescribedOperationTest {

    private static final String WHOLE =
            """
            {"summary": "Gives a tag a name",
             "parameters": [{"name": "tagId", "in": "path", "example": "5d0c"}, {"name": "limit", "in": "query"}],
             "requestBody": {"content": {"application/json": {"example": {"name": "home"}}}},
             "responses": {"200": {"content": {"application/json": {"example": {"name": "home"}}}}}}
            """;

    @Test
    void whatHasExamplesOfAllLacksNone() {
        assertThat(operation("PUT", "/tags/{tagId}", WHOLE).missing()).isEmpty();
    }

    @Test
    void eachExampleThatIsNotThereIsMissed() {
        assertMissing(WHOLE.replace("Gives a tag a name", ""), "summary");
        assertMissing(WHOLE.replace(", \"example\": \"5d0c\"", ""), "example of tagId");
        assertMissing(
                WHOLE.replaceFirst("(?<=json\": \\{)\"example\": \\{[^}]*}", ""),
                "example of the request");
        assertMissing(
                WHOLE.replaceFirst("(?s)(?<=200.{1,40}json\": \\{)\"example\": \\{[^}]*}", ""),
                "example of the answer");
    }

    @Test
    void whatNobodyReadsNeedsNoExample() {
        assertThat(
                        operation(
                                        "GET",
                                        "/archive",
                                        """
                                        {"summary": "All data",
                                         "responses": {"200": {"content": {"application/zip": {}}}}}
                                        """)
                                .missing())
                .isEmpty();
    }

    @Test
    void whatIsMadeIsMadeBeforeItIsReadAndTakenAway() {
        assertThat(
                        Stream.of(
                                        "DELETE /tags/{tagId}",
                                        "DELETE /tags/{tagId}/share",
                                        "GET /tags",
                                        "PUT /tags/{tagId}/share",
                                        "POST /tags/{tagId}",
                                        "PUT /languages/{language}")
                                .map(name -> name.split(" ", 2))
                                .map(name -> operation(name[0], name[1], "{}"))
                                .sorted(DescribedOperation.IN_TURN)
                                .map(DescribedOperation::name))
                .containsExactly(
                        "PUT /languages/{language}",
                        "POST /tags/{tagId}",
                        "PUT /tags/{tagId}/share",
                        "GET /tags",
                        "DELETE /tags/{tagId}/share",
                        "DELETE /tags/{tagId}");
    }

    private static void assertMissing(String text, String missing) {
        assertThat(operation("PUT", "/tags/{tagId}", text).missing()).containsExactly(missing);
    }

    private static DescribedOperation operation(String method, String path, String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return new DescribedOperation(method, path, reader.readObject());
        }
    }
}
