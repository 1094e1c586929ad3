package io.typogram.typing.boundary;

import io.typogram.typing.control.Tests;
import io.typogram.typing.entity.Direction;
import io.typogram.typing.entity.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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

    /// Languages come with a release.
    private static final String CACHE_CONTROL = "public, max-age=300";

    @Inject private Tests tests;

    /// The languages on the wire.
    public record LanguagesRepresentation(List<LanguageRepresentation> languages) {}

    /// A language on the wire.
    public record LanguageRepresentation(String id, String name, String direction) {

        static LanguageRepresentation of(Language language) {
            return new LanguageRepresentation(
                    language.id().value(),
                    language.name(),
                    language.direction() == Direction.RIGHT_TO_LEFT ? "rtl" : "ltr");
        }
    }

    @GET
    @Operation(summary = "The languages that tests can be had in")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LanguagesRepresentation.class)))
    public Response languages() {
        var languages = tests.languages().stream().map(LanguageRepresentation::of).toList();
        return Response.ok(new LanguagesRepresentation(languages))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
    }
}
