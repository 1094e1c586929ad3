package io.typogram.accounts.boundary;

import io.typogram.accounts.control.IssueApiKey;
import io.typogram.accounts.control.StoredApiKeys;
import io.typogram.accounts.entity.StoredApiKey;
import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.paging.Cursor;
import io.typogram.platform.paging.Limit;
import io.typogram.platform.paging.Page;
import io.typogram.platform.residence.UserWrite;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The keys by which the calling player's programs act for them. For signed-in people only: no method
/// here names a scope, so no key can make itself another.
@Path("/account/api-keys")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {

    private static final int MAX_SCOPES = 20;

    @Inject private Caller caller;
    @Inject private IssueApiKey issueApiKey;
    @Inject private StoredApiKeys keys;

    /// A [Page] of keys, in the description's terms.
    public record ApiKeysPage(List<ApiKeyRepresentation> items, @Nullable String nextCursor) {}

    /// What key a player wants: any part may be missing, and is then refused or empty.
    public record ApiKeyRequest(
            @Nullable String name, @Nullable List<String> scopes, @Nullable String expiresAt) {

        String chosenName() {
            if (name == null) {
                throw new InvalidInputException("name is missing");
            }
            return name;
        }

        Set<ApiScope> chosenScopes() {
            if (scopes == null || scopes.isEmpty() || scopes.size() > MAX_SCOPES) {
                throw new InvalidInputException("scopes names at least one scope");
            }
            Set<ApiScope> chosen = EnumSet.noneOf(ApiScope.class);
            for (@Nullable String scope : scopes) {
                chosen.add(
                        Optional.ofNullable(scope)
                                .flatMap(ApiScope::named)
                                .orElseThrow(() ->
                                        new InvalidInputException("a scope is one of " + names())));
            }
            return chosen;
        }

        Optional<Instant> end() {
            try {
                // The database keeps no less than a microsecond, and no more than some years.
                return Optional.ofNullable(expiresAt)
                        .map(Cursor::instant)
                        .map(end -> end.truncatedTo(ChronoUnit.MICROS));
            } catch (IllegalArgumentException notATime) {
                throw new InvalidInputException("expiresAt is a time of ISO 8601 in UTC");
            }
        }

        private static String names() {
            return Arrays.stream(ApiScope.values())
                    .map(ApiScope::wireName)
                    .collect(Collectors.joining(", "));
        }
    }

    @POST
    @UserWrite
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issues an API key; its text is in this answer and never again")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ApiKeyRepresentation.class)))
    @APIResponse(responseCode = "409", description = "api-keys-too-many")
    public Response issue(ApiKeyRequest wish) {
        return switch (outcome(wish)) {
            case IssueApiKey.Outcome.Issued(StoredApiKey stored, ApiKey key) ->
                    Response.status(Response.Status.CREATED)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .entity(ApiKeyRepresentation.issued(stored, key))
                            .build();
            case IssueApiKey.Outcome.TooMany _ ->
                    Problems.answer(AccountsProblems.API_KEYS_TOO_MANY);
        };
    }

    @GET
    @Operation(summary = "The player's API keys, newest first, page by page, without their texts")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ApiKeysPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        UserId user = caller.player().id();
        int count = Limit.read(limit);
        List<StoredApiKey> page =
                Cursor.read(cursor, 2, ApiKeysResource::position)
                        .map(position -> keys.newest(user, position, count + 1))
                        .orElseGet(() -> keys.newest(user, count + 1));
        return PrivateAnswers.ok(
                Page.of(page, count, ApiKeyRepresentation::of, ApiKeysResource::cursorAfter));
    }

    @DELETE
    @UserWrite
    @Path("/{keyId}")
    @Operation(summary = "Revokes an API key, and says the same when it was revoked before")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response revoke(@PathParam("keyId") String id) {
        UUID keyId =
                Uuids.parse(id)
                        .orElseThrow(() -> new InvalidInputException("an API key's id is a UUID"));
        issueApiKey.revoke(caller.player().id(), keyId);
        return Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private IssueApiKey.Outcome outcome(ApiKeyRequest wish) {
        return InvalidInputException.ifUnfit(() ->
                issueApiKey.issue(
                        caller.player().id(), wish.chosenName(), wish.chosenScopes(), wish.end()));
    }

    private static String cursorAfter(StoredApiKey last) {
        return Cursor.of(last.createdAt(), last.keyId());
    }

    private static StoredApiKeys.Position position(List<String> parts) {
        return new StoredApiKeys.Position(
                Cursor.instant(parts.get(0)), UUID.fromString(parts.get(1)));
    }
}
