package io.typogram.documents;

import static java.util.stream.Collectors.joining;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// An operation as the description of the API has it.
///
/// @param text what the description says of it
record DescribedOperation(String method, String path, JsonObject text) {

    /// First what makes something, the general before what belongs to it; then what reads; then what takes away, the
    /// other way round.
    static final Comparator<DescribedOperation> IN_TURN =
            Comparator.comparingInt(DescribedOperation::turn)
                    .thenComparingLong(DescribedOperation::depth)
                    .thenComparing(DescribedOperation::path);

    private static final List<String> TURNS = List.of("POST", "PUT", "PATCH", "GET", "DELETE");
    private static final int FIRST_REFUSAL = 400;

    /// A body of a request or an answer.
    record Body(String mediaType, JsonObject text) {

        /// Whether somebody can read it.
        boolean isText() {
            return mediaType.endsWith("json") || mediaType.startsWith("text/");
        }

        Optional<JsonValue> example() {
            return Optional.ofNullable(text.get("example"));
        }

        private List<String> misfits(Schemas schemas) {
            return example()
                    .map(value -> schemas.misfits(text.getJsonObject("schema"), value))
                    .orElse(List.of());
        }
    }

    /// Such as `GET /api/v1/results`.
    String name() {
        return method + " " + path;
    }

    @Override
    public String toString() {
        return name();
    }

    /// Sends the request of the example.
    ///
    /// @param real puts what there is in the place of what the example has
    Answer send(CellClient caller, UnaryOperator<String> real) {
        Optional<Body> request = request();
        return caller.send(
                method,
                real.apply(exampleAddress()),
                request.map(Body::mediaType).orElse("*/*"),
                request.flatMap(Body::example)
                        .map(DescribedOperation::content)
                        .map(real)
                        .<BodyPublisher>map(BodyPublishers::ofString)
                        .orElseGet(BodyPublishers::noBody),
                exampleHeaders());
    }

    /// Which examples it lacks, and what else it does not say.
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (text.getString("summary", "").isBlank()) {
            missing.add("summary");
        }
        parameters("path")
                .filter(parameter -> !parameter.containsKey("example"))
                .forEach(parameter -> missing.add("example of " + parameter.getString("name")));
        request()
                .filter(body -> body.example().isEmpty())
                .ifPresent(_ -> missing.add("example of the request"));
        if (hasAnswers() && answer().isEmpty()) {
            missing.add("example of the answer");
        }
        return missing;
    }

    /// What of the examples is not as their schemas have it.
    List<String> misfits(Schemas schemas) {
        return Stream.concat(request().stream(), answer().stream())
                .flatMap(body -> body.misfits(schemas).stream())
                .toList();
    }

    /// By which scope an API key may call it; none when no key may.
    Optional<String> scope() {
        return isFor("apiKey") ? Optional.of(text.getString("x-scope")) : Optional.empty();
    }

    boolean isForPlayers() {
        return isFor("player");
    }

    /// The path and the query of the example.
    private String exampleAddress() {
        String address = path;
        for (JsonObject parameter : parameters("path").toList()) {
            address = address.replace("{" + parameter.getString("name") + "}", value(parameter));
        }
        String query =
                parameters("query")
                        .filter(parameter -> parameter.containsKey("example"))
                        .map(parameter -> parameter.getString("name") + "=" + encoded(parameter))
                        .collect(joining("&"));
        return query.isEmpty() ? address : address + "?" + query;
    }

    /// Names and values of the example's headers, in turn.
    private String[] exampleHeaders() {
        return parameters("header")
                .filter(parameter -> parameter.containsKey("example"))
                .flatMap(parameter -> Stream.of(parameter.getString("name"), value(parameter)))
                .toArray(String[]::new);
    }

    private Optional<Body> request() {
        return Optional.ofNullable(text.getJsonObject("requestBody")).flatMap(this::body);
    }

    /// The status that the example is answered with.
    int status() {
        return successes()
                .filter(status -> body(status).flatMap(Body::example).isPresent())
                .findFirst()
                .or(() -> successes().findFirst())
                .map(Integer::parseInt)
                .orElseThrow();
    }

    /// The answer of the example; none where there is no body, or nobody can read it.
    Optional<Body> answer() {
        return successes()
                .flatMap(status -> body(status).stream())
                .filter(body -> body.example().isPresent())
                .findFirst();
    }

    /// Codes and statuses of the problems that it is refused with, such as `tag-unknown 404`.
    List<String> problems() {
        return statuses(status -> status >= FIRST_REFUSAL)
                .flatMap(status ->
                        body(status)
                                .orElseThrow()
                                .text()
                                .getJsonObject("schema")
                                .getJsonObject("properties")
                                .getJsonObject("code")
                                .getJsonArray("enum")
                                .getValuesAs(JsonString.class)
                                .stream()
                                .map(code -> code.getString() + " " + status))
                .toList();
    }

    private boolean hasAnswers() {
        return successes().flatMap(status -> body(status).stream()).anyMatch(Body::isText);
    }

    private Stream<String> successes() {
        return statuses(status -> status < FIRST_REFUSAL);
    }

    private Stream<String> statuses(Predicate<Integer> wanted) {
        return text.getJsonObject("responses").keySet().stream()
                .filter(status -> wanted.test(Integer.valueOf(status)));
    }

    private Optional<Body> body(String status) {
        return body(text.getJsonObject("responses").getJsonObject(status));
    }

    /// The one with an example, or any.
    private Optional<Body> body(JsonObject described) {
        List<Body> bodies =
                described
                        .getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT)
                        .asJsonObject()
                        .entrySet()
                        .stream()
                        .map(type -> new Body(type.getKey(), type.getValue().asJsonObject()))
                        .toList();
        return bodies.stream()
                .filter(body -> body.example().isPresent())
                .findFirst()
                .or(() -> bodies.stream().findFirst());
    }

    private boolean isFor(String scheme) {
        return array("security").anyMatch(requirement -> requirement.containsKey(scheme));
    }

    private Stream<JsonObject> parameters(String place) {
        return array("parameters").filter(parameter -> parameter.getString("in").equals(place));
    }

    private Stream<JsonObject> array(String name) {
        return text
                .getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream();
    }

    private int turn() {
        int turn = TURNS.indexOf(method);
        return turn < TURNS.indexOf("GET") ? 0 : turn;
    }

    private long depth() {
        long depth = path.chars().filter(one -> one == '/').count();
        return method.equals("DELETE") ? -depth : depth;
    }

    private static String encoded(JsonObject parameter) {
        return URLEncoder.encode(value(parameter), StandardCharsets.UTF_8);
    }

    private static String value(JsonObject parameter) {
        return content(parameter.getOrDefault("example", JsonValue.NULL));
    }

    private static String content(JsonValue example) {
        return example instanceof JsonString string ? string.getString() : example.toString();
    }
}
