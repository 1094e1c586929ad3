package io.typogram.accounts.boundary;

import io.typogram.accounts.control.Accounts;
import io.typogram.accounts.control.ChangeProfile;
import io.typogram.accounts.entity.Account;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.erasure.ErasureProblems;
import io.typogram.platform.erasure.Erasures;
import io.typogram.platform.erasure.Receipt;
import io.typogram.platform.erasure.RecentSignIn;
import io.typogram.platform.residence.Residences;
import io.typogram.platform.residence.UserWrite;
import io.typogram.server.problems.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The calling player's own account.
@Path("/account")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject private Caller caller;
    @Inject private Accounts accounts;
    @Inject private ChangeProfile changeProfile;
    @Inject private Residences residences;
    @Inject private Erasures erasures;
    @Inject private RecentSignIn recentSignIn;

    @GET
    @NeedsScope(ApiScope.PROFILE_READ)
    @Operation(summary = "The player's own account; the first call has made it")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AccountRepresentation.class)))
    public Response account() {
        return answer(accounts.find(caller.player().id()).orElseThrow());
    }

    @PUT
    @Path("/profile")
    @UserWrite
    @NeedsScope(ApiScope.PROFILE_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes the profile that the player saw, as If-Match names it")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AccountRepresentation.class)))
    @APIResponse(responseCode = "412", description = "profile-changed-meanwhile")
    @APIResponse(responseCode = "428", description = "if-match-needed")
    public Response changeProfile(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ProfileRepresentation profile) {
        OptionalLong seenRevision = revision(ifMatch);
        if (seenRevision.isEmpty()) {
            return Problems.answer(AccountsProblems.IF_MATCH_NEEDED);
        }
        UserId user = caller.player().id();
        return switch (changeProfile.change(user, seenRevision.getAsLong(), profile.toProfile())) {
            case ChangeProfile.Outcome.Changed(Account account) -> answer(account);
            case ChangeProfile.Outcome.Stale _ ->
                    Problems.answer(AccountsProblems.PROFILE_CHANGED_MEANWHILE);
        };
    }

    @DELETE
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Deletes the account everywhere, for good; needs the player's username, and a sign-in of late")
    @APIResponse(
            responseCode = "202",
            description = "The receipt, and where to look at it",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "403", description = "sign-in-too-old")
    @APIResponse(responseCode = "422", description = "username-not-confirmed")
    public Response delete(@Nullable DeletionRepresentation wish) {
        if (!recentSignIn.isOf(caller)) {
            return Problems.answer(ErasureProblems.SIGN_IN_TOO_OLD);
        }
        if (wish == null || !caller.player().username().equals(wish.username())) {
            return Problems.answer(ErasureProblems.USERNAME_NOT_CONFIRMED);
        }
        Receipt receipt = erasures.request(caller.player().id());
        return Response.accepted(receipt.text().toString())
                .header(HttpHeaders.LOCATION, "/api/v1/receipts/" + receipt.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /// The wish to be deleted, as it was sent.
    ///
    /// @param username typed by the player, so that nobody does it by mistake
    public record DeletionRepresentation(@Nullable String username) {}

    private Response answer(Account account) {
        return Response.ok(AccountRepresentation.of(account, residences.home(account.userId())))
                .tag(new EntityTag(String.valueOf(account.revision())))
                .header(HttpHeaders.CACHE_CONTROL, PrivateAnswers.CACHE_CONTROL)
                .build();
    }

    private static OptionalLong revision(@Nullable String ifMatch) {
        if (ifMatch == null || !ifMatch.matches("\"[0-9]{1,18}\"")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(ifMatch, 1, ifMatch.length() - 1, 10));
    }
}
