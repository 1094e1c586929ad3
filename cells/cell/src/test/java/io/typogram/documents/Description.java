package io.typogram.documents;

import io.typogram.testing.CellClient;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The description of the API.
record Description(JsonObject text) {

    /// As the running server gives it.
    static Description ofServer() {
        return new Description(
                new CellClient().get("/openapi?format=JSON").assertStatus(200).body());
    }

    List<DescribedOperation> operations() {
        List<DescribedOperation> operations = new ArrayList<>();
        text.getJsonObject("paths")
                .forEach((path, item) ->
                        item.asJsonObject()
                                .forEach((method, operation) ->
                                        operations.add(
                                                new DescribedOperation(
                                                        method.toUpperCase(Locale.ROOT),
                                                        path,
                                                        operation.asJsonObject()))));
        return operations;
    }

    Schemas schemas() {
        return new Schemas(text.getJsonObject("components").getJsonObject("schemas"));
    }
}
