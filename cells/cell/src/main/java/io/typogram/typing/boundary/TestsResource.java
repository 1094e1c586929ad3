package io.typogram.typing.boundary;

import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.Tests;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.IssueOutcome.LanguageUnknown;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Hands out tests, to anybody.
@Path("/tests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TestsResource {

    @Inject private Tests tests;

    /// What a client wants to type.
    public record TestRequest(
            @Nullable String mode,
            @Schema(type = SchemaType.INTEGER) @Nullable BigDecimal amount,
            @Nullable String language,
            @Nullable Boolean punctuation,
            @Nullable Boolean numbers) {

        TestSettings toSettings() {
            Mode chosen =
                    Mode.ofWireName(mode == null ? "" : mode)
                            .orElseThrow(() -> new InvalidInputException("mode is time or words"));
            return new TestSettings(
                    chosen,
                    amountOf(chosen),
                    languageId(),
                    Boolean.TRUE.equals(punctuation),
                    Boolean.TRUE.equals(numbers));
        }

        /// Read as a decimal, because as an integer half a second more would go unnoticed.
        private int amountOf(Mode chosen) {
            return chosen.amounts().stream()
                    .filter(offered ->
                            amount != null && BigDecimal.valueOf(offered).compareTo(amount) == 0)
                    .findFirst()
                    .orElseThrow(() ->
                            new InvalidInputException("amount is one of " + chosen.amounts()));
        }

        private LanguageId languageId() {
            try {
                return new LanguageId(language == null ? "english" : language);
            } catch (IllegalArgumentException unfit) {
                throw new InvalidInputException("language is the id of a language");
            }
        }
    }

    /// A test as it is handed out; `token` goes back with the keystrokes.
    public record TestRepresentation(
            String testId,
            String mode,
            int amount,
            String language,
            boolean punctuation,
            boolean numbers,
            String issuedAt,
            String expiresAt,
            List<String> words,
            String token) {

        static TestRepresentation of(Issued issued) {
            IssuedTest test = issued.test();
            TestSettings settings = test.settings();
            return new TestRepresentation(
                    test.testId().toString(),
                    settings.mode().wireName(),
                    settings.amount(),
                    settings.language().value(),
                    settings.punctuation(),
                    settings.numbers(),
                    test.issuedAt().toString(),
                    test.expiresAt().toString(),
                    issued.words(),
                    issued.token());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hands out a signed test; nothing is stored")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = TestRepresentation.class)))
    @APIResponse(responseCode = "422", description = "language-unknown")
    public Response issue(TestRequest request) {
        return switch (tests.issue(request.toSettings())) {
            case Issued issued ->
                    Response.status(Response.Status.CREATED)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .entity(TestRepresentation.of(issued))
                            .build();
            case LanguageUnknown _ -> Problems.answer(LanguageUnknown.PROBLEM);
        };
    }
}
