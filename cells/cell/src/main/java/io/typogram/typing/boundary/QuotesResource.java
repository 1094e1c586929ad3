package io.typogram.typing.boundary;

import io.typogram.platform.answers.Freshness;
import io.typogram.platform.answers.PublicAnswers;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.Tests;
import io.typogram.typing.entity.IssueOutcome.LanguageUnknown;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Quote;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/// The quotes to type, for whoever wants to choose.
@Path("/quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuotesResource {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject private Tests tests;

    /// The quotes of a language on the wire.
    public record QuotesRepresentation(List<QuotedText> quotes) {}

    /// A quote with its text.
    public record QuotedText(QuoteRepresentation quote, String text) {

        static QuotedText of(Quote quote) {
            return new QuotedText(QuoteRepresentation.of(quote), quote.text());
        }
    }

    @GET
    @Path("/{language}")
    @Operation(summary = "All quotes of a language; none where there are none")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = QuotesRepresentation.class)))
    @APIResponse(responseCode = "422", description = "language-unknown")
    public Response quotes(@PathParam("language") String name, @Context Request request) {
        return tests.languages().stream()
                .filter(language -> language.id().value().equals(name))
                .findFirst()
                .map(language -> answer(request, language.id()))
                .orElseGet(() -> Problems.answer(LanguageUnknown.PROBLEM));
    }

    private Response answer(Request request, LanguageId language) {
        var quotes = tests.quotes(language).stream().map(QuotedText::of).toList();
        return PublicAnswers.answer(
                request,
                JSON.toJson(new QuotesRepresentation(quotes)),
                Freshness.OF_A_RELEASE,
                "quotes:" + language.value());
    }
}
