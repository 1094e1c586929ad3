package io.typogram.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.List;

/// What came back.
public record Answer(int status, HttpHeaders headers, String text) {

    public JsonObject body() {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /// The objects of an array of the body.
    public List<JsonObject> items(String name) {
        return body().getJsonArray(name).getValuesAs(JsonObject.class);
    }

    /// The value of a header, empty when it is not there.
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// The code of the problem that this answer is.
    public String problem() {
        return header("Content-Type").startsWith("application/problem+json")
                ? body().getString("code")
                : "not a problem: " + status + " " + text;
    }

    /// Demands a problem in its whole shape, with nothing of our insides in it.
    public Answer assertRefused(int status, String code) {
        assertThat(problem()).isEqualTo(code);
        assertThat(this.status).isEqualTo(status);
        assertThat(body().getInt("status")).isEqualTo(status);
        assertThat(body().getString("type")).isEqualTo("https://typogram.io/problems/" + code);
        assertThat(body().getString("title")).isNotBlank();
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        assertThat(header("Typogram-Cell")).isEqualTo(TestingServer.CELL);
        assertThat(text).doesNotContain("Exception", "io.typogram.", "SRVE", "org.");
        return this;
    }

    /// Demands a status, and shows the answer when it is another.
    public Answer assertStatus(int status) {
        assertThat(this.status).as(text).isEqualTo(status);
        return this;
    }
}
