package io.typogram.typing.boundary;

import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.typing.control.PersonalBests;
import io.typogram.typing.entity.PersonalBest;
import io.typogram.typing.entity.TestSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// The calling player's fastest runs.
@Path("/personal-bests")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PersonalBestsResource {

    @Inject private Caller caller;
    @Inject private PersonalBests personalBests;

    /// The bests on the wire.
    public record PersonalBestsRepresentation(List<PersonalBestRepresentation> items) {}

    /// The fastest run of one kind of test, on the wire.
    public record PersonalBestRepresentation(
            String mode,
            int amount,
            String language,
            boolean punctuation,
            boolean numbers,
            String difficulty,
            boolean lazy,
            double wpm,
            double accuracy,
            String resultId,
            String achievedAt) {

        static PersonalBestRepresentation of(PersonalBest best) {
            TestSettings settings = best.settings();
            return new PersonalBestRepresentation(
                    settings.mode().wireName(),
                    settings.amount(),
                    settings.language().value(),
                    settings.punctuation(),
                    settings.numbers(),
                    settings.difficulty().wireName(),
                    settings.lazy(),
                    best.wpm(),
                    best.accuracy(),
                    best.resultId().toString(),
                    best.achievedAt().toString());
        }
    }

    @GET
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The player's fastest run of every kind of test")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(schema = @Schema(implementation = PersonalBestsRepresentation.class)))
    public Response personalBests() {
        var items =
                personalBests.of(caller.player().id()).stream()
                        .map(PersonalBestRepresentation::of)
                        .toList();
        return PrivateAnswers.ok(new PersonalBestsRepresentation(items));
    }
}
