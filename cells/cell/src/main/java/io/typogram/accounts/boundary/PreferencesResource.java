package io.typogram.accounts.boundary;

import io.typogram.accounts.control.StoredPreferences;
import io.typogram.accounts.entity.Preferences;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.residence.UserWrite;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// How the calling player likes to type, for all of their browsers. The last one that writes wins:
/// each of them sends everything, and a preference that came too late is changed again in a moment.
@Path("/account/preferences")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PreferencesResource {

    @Inject private Caller caller;
    @Inject private StoredPreferences preferences;

    /// Preferences on the wire.
    ///
    /// @param changedAt missing when there never were any
    public record PreferencesRepresentation(
            @Schema(type = SchemaType.OBJECT) JsonObject preferences, @Nullable String changedAt) {}

    @GET
    @Operation(summary = "The player's preferences; none, and no time, when there never were any")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PreferencesRepresentation.class)))
    public Response preferences() {
        return answer(preferences.find(caller.player().id()));
    }

    @PUT
    @UserWrite
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replaces the player's preferences")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PreferencesRepresentation.class)))
    @APIResponse(responseCode = "422", description = "preferences-unfit")
    public Response replace(
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
                    @Nullable JsonStructure body) {
        if (!(body instanceof JsonObject values)) {
            return Problems.answer(CommonProblems.MALFORMED_REQUEST);
        }
        try {
            return answer(Optional.of(preferences.replace(caller.player().id(), values)));
        } catch (IllegalArgumentException unfit) {
            return Problems.answer(
                    AccountsProblems.PREFERENCES_UNFIT, String.valueOf(unfit.getMessage()));
        }
    }

    private static Response answer(Optional<Preferences> preferences) {
        return PrivateAnswers.ok(
                new PreferencesRepresentation(
                        preferences.map(Preferences::values).orElse(JsonObject.EMPTY_JSON_OBJECT),
                        preferences.map(kept -> kept.changedAt().toString()).orElse(null)));
    }
}
