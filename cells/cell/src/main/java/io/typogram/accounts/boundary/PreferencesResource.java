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
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/// How the calling player likes to type, for all of their browsers. The last one that writes wins:
/// each of them sends everything, and a preference that came too late is changed again in a moment.
@Path("/account/preferences")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "player")
public class PreferencesResource {

    @Inject private Caller caller;
    @Inject private StoredPreferences preferences;

    @GET
    @Operation(summary = "The player's preferences; none, and no time, when there never were any")
    @APIResponse(responseCode = "200")
    public Response preferences() {
        return answer(preferences.find(caller.player().id()));
    }

    @PUT
    @UserWrite
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replaces the player's preferences")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "preferences-unfit")
    public Response replace(@Nullable JsonStructure body) {
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
        JsonObjectBuilder body = Json.createObjectBuilder();
        body.add(
                "preferences",
                preferences.map(Preferences::values).orElse(JsonObject.EMPTY_JSON_OBJECT));
        preferences.ifPresent(kept -> body.add("changedAt", kept.changedAt().toString()));
        return PrivateAnswers.ok(body.build());
    }
}
