package io.typogram.typing.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.residence.UserWrite;
import io.typogram.typing.control.LiveChannels;
import io.typogram.typing.control.LiveChannels.Channel;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The link by which others may watch the calling player type.
@Path("/account/live-channel")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LiveChannelResource {

    @Inject private Caller caller;
    @Inject private LiveChannels channels;

    /// Whether there is one.
    ///
    /// @param path of the page to watch on; missing when nobody may
    /// @param openedAt since when
    public record LiveChannelRepresentation(@Nullable String path, @Nullable String openedAt) {

        static LiveChannelRepresentation of(UserId user, Optional<Channel> channel) {
            return new LiveChannelRepresentation(
                    channel.map(open -> "/players/" + user + "/live/" + open.key()).orElse(null),
                    channel.map(open -> open.openedAt().toString()).orElse(null));
        }
    }

    @GET
    @Operation(summary = "The link by which others may watch the player type, if there is one")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LiveChannelRepresentation.class)))
    public Response channel() {
        UserId user = caller.player().id();
        return PrivateAnswers.ok(LiveChannelRepresentation.of(user, channels.find(user)));
    }

    @PUT
    @UserWrite
    @Operation(
            summary = "Lets everybody who has a link watch the player type, from the next run on")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LiveChannelRepresentation.class)))
    public Response open() {
        UserId user = caller.player().id();
        return PrivateAnswers.ok(
                LiveChannelRepresentation.of(user, Optional.of(channels.open(user))));
    }

    @DELETE
    @UserWrite
    @Operation(summary = "Lets nobody watch any more; another link is made the next time")
    @APIResponse(responseCode = "204")
    public Response close() {
        channels.close(caller.player().id());
        return Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
