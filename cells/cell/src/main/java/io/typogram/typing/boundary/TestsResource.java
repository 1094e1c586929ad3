package io.typogram.typing.boundary;

import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.Tests;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.IssueOutcome.LanguageUnknown;
import io.typogram.typing.entity.IssueOutcome.QuoteUnknown;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.TextChoice;
import io.typogram.typing.entity.TextChoice.AnyText;
import io.typogram.typing.entity.TextChoice.OwnText;
import io.typogram.typing.entity.TextChoice.ThatQuote;
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
            @Nullable Boolean numbers,
            @Nullable String difficulty,
            @Nullable Boolean lazy,
            @Schema(description = "Of a custom test, and of no other") @Nullable String text,
            @Schema(description = "The id of a certain quote") @Nullable Integer quote) {

        TestSettings toSettings() {
            Mode chosen =
                    Mode.ofWireName(mode == null ? "" : mode)
                            .orElseThrow(() ->
                                    new InvalidInputException(
                                            "mode is time, words, quote, zen or custom"));
            boolean drawn = chosen == Mode.TIME || chosen == Mode.WORDS;
            return new TestSettings(
                    chosen,
                    amountOf(chosen),
                    languageId(),
                    drawn && Boolean.TRUE.equals(punctuation),
                    drawn && Boolean.TRUE.equals(numbers),
                    chosenDifficulty(),
                    chosen.isComparable() && Boolean.TRUE.equals(lazy));
        }

        TextChoice toChoice() {
            boolean custom = Mode.CUSTOM.wireName().equals(mode);
            if (custom != (text != null)) {
                throw new InvalidInputException("text belongs to a custom test, and to no other");
            }
            if (quote != null) {
                return quoted(quote);
            }
            return text == null ? new AnyText() : new OwnText(OwnTexts.read(text));
        }

        private TextChoice quoted(int id) {
            if (!Mode.QUOTE.wireName().equals(mode)) {
                throw new InvalidInputException("quote belongs to a quote test, and to no other");
            }
            return new ThatQuote(id);
        }

        /// Read as a decimal, because as an integer half a second more would go unnoticed.
        private int amountOf(Mode chosen) {
            if (amount == null && chosen.offers(0)) {
                return 0;
            }
            if (amount == null && quote != null) {
                return chosen.leastAmount();
            }
            try {
                int whole = amount == null ? -1 : amount.intValueExact();
                if (chosen.offers(whole)) {
                    return whole;
                }
            } catch (ArithmeticException broken) {
                // Neither is half a word on offer, nor more of them than numbers go.
            }
            throw new InvalidInputException(
                    "amount is a whole number from %d to %d"
                            .formatted(chosen.leastAmount(), chosen.mostAmount()));
        }

        private Difficulty chosenDifficulty() {
            return Difficulty.ofWireName(difficulty == null ? "normal" : difficulty)
                    .orElseThrow(() ->
                            new InvalidInputException("difficulty is normal, expert or master"));
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
            String difficulty,
            boolean lazy,
            String issuedAt,
            String expiresAt,
            List<String> words,
            @Nullable QuoteRepresentation quote,
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
                    settings.difficulty().wireName(),
                    settings.lazy(),
                    test.issuedAt().toString(),
                    test.expiresAt().toString(),
                    issued.words(),
                    issued.quote().map(QuoteRepresentation::of).orElse(null),
                    issued.token());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hands out a signed test; nothing is stored")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = TestRepresentation.class)))
    @APIResponse(responseCode = "422", description = "language-unknown, quote-unknown")
    public Response issue(TestRequest request) {
        return switch (tests.issue(request.toSettings(), request.toChoice())) {
            case Issued issued ->
                    Response.status(Response.Status.CREATED)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .entity(TestRepresentation.of(issued))
                            .build();
            case LanguageUnknown _ -> Problems.answer(LanguageUnknown.PROBLEM);
            case QuoteUnknown _ -> Problems.answer(QuoteUnknown.PROBLEM);
        };
    }
}
