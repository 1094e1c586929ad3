package io.typogram.platform.description;

import static java.util.stream.Collectors.joining;

import io.typogram.kernel.problems.Problem;
import io.typogram.platform.callers.ApiScope;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Adds to each operation who may call it, the problems that it may be refused with, and its examples. An
/// annotation names the operation's own problems: the description of a refusal is their codes.
public final class ApiDescription implements OASFilter {

    private static final String BETWEEN_CODES = ", ";

    private static final String FIRST_REFUSAL = "400";
    private static final String PLAYER = "player";
    private static final String API_KEY = "apiKey";
    private static final String PROBLEM = "Problem";

    /// OpenAPI has scopes of OAuth only.
    private static final String SCOPE = "x-scope";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.getComponents().addSchema(PROBLEM, problem());
        for (PathItem path : description.getPaths().getPathItems().values()) {
            path.getOperations()
                    .forEach((method, operation) ->
                            complete(operation, method == PathItem.HttpMethod.GET));
        }
    }

    private static void complete(Operation operation, boolean isRead) {
        Endpoint endpoint = Endpoint.named(operation.getOperationId());
        operation.setOperationId(endpoint.name());
        if (endpoint.isForSignedIn()) {
            sayWhoMayCall(operation, endpoint.scope().map(ApiScope::wireName));
        }
        addRefusals(operation, endpoint, isRead);
        endpoint.example().ifPresent(example -> example.addTo(operation));
        operation.getResponses().getAPIResponses().forEach(ApiDescription::describe);
    }

    /// OpenAPI wants a description of every answer. What there is to say stands in the operation's summary.
    private static void describe(String status, APIResponse response) {
        if (response.getDescription() == null) {
            response.setDescription(
                    Response.Status.fromStatusCode(Integer.parseInt(status)).getReasonPhrase());
        }
    }

    private static void sayWhoMayCall(Operation operation, Optional<String> scope) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(PLAYER));
        scope.ifPresent(name ->
                operation
                        .addSecurityRequirement(
                                OASFactory.createSecurityRequirement().addScheme(API_KEY))
                        .addExtension(SCOPE, name));
        String keys =
                scope.map("An API key needs the scope `%s`."::formatted)
                        .orElse("Not for API keys.");
        operation.setDescription(
                Stream.of(operation.getDescription(), keys)
                        .filter(Objects::nonNull)
                        .collect(joining(" ")));
    }

    private static void addRefusals(Operation operation, Endpoint endpoint, boolean isRead) {
        APIResponses responses = operation.getResponses();
        SortedMap<String, SortedSet<String>> codes = new TreeMap<>();
        responses
                .getAPIResponses()
                .forEach((status, response) -> {
                    if (status.compareTo(FIRST_REFUSAL) >= 0) {
                        codes.put(
                                status,
                                new TreeSet<>(
                                        List.of(response.getDescription().split(BETWEEN_CODES))));
                    }
                });
        CommonRefusals.of(endpoint, isRead, operation.getRequestBody() != null)
                .forEach(problem ->
                        codes.computeIfAbsent(
                                        String.valueOf(problem.status()), _ -> new TreeSet<>())
                                .add(problem.code()));
        codes.forEach((status, ofStatus) -> responses.addAPIResponse(status, refusal(ofStatus)));
    }

    private static APIResponse refusal(SortedSet<String> codes) {
        Schema code = OASFactory.createSchema();
        codes.forEach(code::addEnumeration);
        Schema schema =
                OASFactory.createSchema()
                        .addAllOf(OASFactory.createSchema().ref(PROBLEM))
                        .addProperty("code", code);
        return OASFactory.createAPIResponse()
                .description(String.join(BETWEEN_CODES, codes))
                .content(content(schema));
    }

    private static Content content(Schema schema) {
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
    }

    private static Schema problem() {
        Schema problem =
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .description(
                                "Why something was refused (RFC 9457). Branch on code: it is stable for ever");
        for (String name : List.of("type", "title", "code", "detail")) {
            problem.addProperty(name, OASFactory.createSchema().addType(Schema.SchemaType.STRING));
        }
        return problem.addProperty(
                        "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .required(List.of("type", "title", "status", "code"));
    }
}
