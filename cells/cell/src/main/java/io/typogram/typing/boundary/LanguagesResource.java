package io.typogram.typing.boundary;

import io.typogram.platform.answers.Freshness;
import io.typogram.platform.answers.PublicAnswers;
import io.typogram.typing.control.Tests;
import io.typogram.typing.entity.Direction;
import io.typogram.typing.entity.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// The languages to type in.
@Path("/languages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LanguagesResource {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject private Tests tests;

    /// The languages on the wire.
    public record LanguagesRepresentation(List<LanguageRepresentation> languages) {}

    /// A language on the wire.
    public record LanguageRepresentation(String id, String name, String direction, boolean lazy) {

        static LanguageRepresentation of(Language language, boolean lazy) {
            return new LanguageRepresentation(
                    language.id().value(),
                    language.name(),
                    language.direction() == Direction.RIGHT_TO_LEFT ? "rtl" : "ltr",
                    lazy);
        }
    }

    @GET
    @Operation(summary = "The languages that tests can be had in")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LanguagesRepresentation.class)))
    public Response languages(@Context Request request) {
        var languages =
                tests.languages().stream()
                        .map(one -> LanguageRepresentation.of(one, tests.offersLazy(one.id())))
                        .toList();
        return PublicAnswers.answer(
                request,
                JSON.toJson(new LanguagesRepresentation(languages)),
                Freshness.OF_A_RELEASE,
                "languages");
    }
}
