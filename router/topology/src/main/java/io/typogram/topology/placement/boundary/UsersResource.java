package io.typogram.topology.placement.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.keycloak.KeycloakUser;
import io.typogram.topology.keycloak.KeycloakUsers;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Finds users by what people call them, and says what they call themselves. Topology keeps no names: Keycloak is asked.
@Path("users")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

    static final int MAX_USERS = 20;

    private static final int MAX_NAME_LENGTH = 255;

    @Inject private KeycloakUsers users;
    @Inject private PlaceUsers placeUsers;

    @GET
    @Operation(
            summary =
                    "Users by id, username, email address, or how these begin, each with the home that they have")
    public UsersRepresentation find(@QueryParam("name") @Nullable String name) {
        String text = Inputs.line("name", name, MAX_NAME_LENGTH);
        if (text.contains("*") || text.contains("\"")) {
            throw new InvalidInputException("name has neither * nor quotation marks.");
        }
        List<KeycloakUser> found =
                Uuids.parse(text)
                        .map(id -> users.find(new UserId(id)).stream().toList())
                        .orElseGet(() -> users.find(text, MAX_USERS + 1));
        List<KeycloakUser> shown = found.subList(0, Math.min(MAX_USERS, found.size()));
        Map<UserId, DirectoryEntry> homes =
                placeUsers.find(shown.stream().map(KeycloakUser::id).toList());
        return new UsersRepresentation(
                shown.stream()
                        .map(user ->
                                UserRepresentation.of(
                                        user, Optional.ofNullable(homes.get(user.id()))))
                        .toList(),
                found.size() > MAX_USERS);
    }

    /// Users on the wire.
    ///
    /// @param more whether there are more of them, for whom the name has to be longer
    public record UsersRepresentation(List<UserRepresentation> users, boolean more) {

        public UsersRepresentation {
            users = List.copyOf(users);
        }
    }

    /// A user on the wire.
    ///
    /// @param enabled whether they may sign in
    /// @param cell of their home; left out, as `epoch` is, when they have none
    public record UserRepresentation(
            String userId,
            String username,
            @Nullable String email,
            boolean enabled,
            @Nullable String cell,
            @Nullable Integer epoch) {

        static UserRepresentation of(KeycloakUser user, Optional<DirectoryEntry> entry) {
            return new UserRepresentation(
                    user.id().toString(),
                    user.username(),
                    user.email().orElse(null),
                    user.enabled(),
                    entry.map(known -> known.home().cell().value()).orElse(null),
                    entry.map(known -> known.home().epoch()).orElse(null));
        }
    }
}
