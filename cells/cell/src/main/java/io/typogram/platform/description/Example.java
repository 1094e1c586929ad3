package io.typogram.platform.description;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// One request and its answer, as they stand in the file beside the resource: for the method `submit` of
/// `ResultsResource` under `submit` in `ResultsResource.json`, with the members `parameters`, `request`, and
/// `answer`. The last is a member named by the status.
record Example(JsonObject text) {

    /// The example of a method, when there is one.
    static Optional<Example> of(Class<?> resource, String method) {
        return Optional.ofNullable(file(resource).getJsonObject(method)).map(Example::new);
    }

    private static JsonObject file(Class<?> resource) {
        @Nullable InputStream file =
                resource.getResourceAsStream(resource.getSimpleName() + ".json");
        if (file == null) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        }
    }

    void addTo(Operation operation) {
        members("parameters")
                .forEach((name, value) -> parameter(operation, name).setExample(plain(value)));
        Optional.ofNullable(text.get("request"))
                .ifPresent(request -> add(operation.getRequestBody().getContent(), request));
        members("answer").forEach((status, answer) -> add(content(operation, status), answer));
    }

    private JsonObject members(String name) {
        return text.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    }

    private static Parameter parameter(Operation operation, String name) {
        return operation.getParameters().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(operation, name));
    }

    private static Content content(Operation operation, String status) {
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response == null) {
            throw unknown(operation, status);
        }
        return response.getContent();
    }

    private static void add(Content content, JsonValue example) {
        boolean isText = example instanceof JsonString;
        content.getMediaTypes()
                .forEach((name, type) -> {
                    if (name.startsWith("text/") == isText) {
                        type.setExample(plain(example));
                    }
                });
    }

    private static IllegalStateException unknown(Operation operation, String name) {
        return new IllegalStateException(
                "%s has no %s".formatted(operation.getOperationId(), name));
    }

    /// In the terms that the description is written with.
    private static Object plain(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, Object> members = new LinkedHashMap<>();
                object.forEach((name, member) -> members.put(name, plain(member)));
                yield members;
            }
            case JsonArray array -> array.stream().map(Example::plain).toList();
            case JsonString string -> string.getString();
            case JsonNumber number -> number.bigDecimalValue();
            default -> {
                if (value.equals(JsonValue.NULL)) {
                    throw new IllegalStateException("a member that is null is left out");
                }
                yield value.equals(JsonValue.TRUE);
            }
        };
    }
}
