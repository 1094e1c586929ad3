package io.typogram.typing.boundary;

import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.residence.UserWrite;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.typing.control.KeystrokeRetentions;
import io.typogram.typing.control.KeystrokeRetentions.Said;
import io.typogram.typing.entity.KeystrokeRetention;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// For how long the calling player's keystrokes are kept.
@Path("/account/keystrokes")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeystrokeRetentionResource {

    @Inject private Caller caller;
    @Inject private KeystrokeRetentions retentions;

    /// A player's word, or what holds without it.
    ///
    /// @param changedAt when they said it; missing when they have not
    public record KeystrokeRetentionRepresentation(String keep, @Nullable String changedAt) {

        static KeystrokeRetentionRepresentation of(Optional<Said> said) {
            return new KeystrokeRetentionRepresentation(
                    said.map(Said::keep).orElse(KeystrokeRetention.UNSAID).wireName(),
                    said.map(word -> word.changedAt().toString()).orElse(null));
        }
    }

    /// What a player wants.
    public record KeystrokeRetentionWish(@Nullable String keep) {

        KeystrokeRetention retention() {
            return KeystrokeRetention.named(keep == null ? "" : keep)
                    .orElseThrow(() ->
                            new InvalidInputException("keep is never, two-months, year or always"));
        }
    }

    @GET
    @Operation(summary = "For how long the player's keystrokes are kept")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation =
                                                    KeystrokeRetentionRepresentation.class)))
    public Response retention() {
        return PrivateAnswers.ok(
                KeystrokeRetentionRepresentation.of(retentions.find(caller.player().id())));
    }

    @PUT
    @UserWrite
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says for how long the player's keystrokes are to be kept",
            description = "What is kept for longer is deleted soon. Results stay.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation =
                                                    KeystrokeRetentionRepresentation.class)))
    public Response say(KeystrokeRetentionWish wish) {
        Said said = retentions.say(caller.player().id(), wish.retention());
        return PrivateAnswers.ok(KeystrokeRetentionRepresentation.of(Optional.of(said)));
    }
}
