package io.typogram.topology.tenants.boundary;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.keycloak.IdentityProvider;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.tenants.Member;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.tenants.control.TenantChanges;
import io.typogram.topology.tenants.control.TenantEndOutcome;
import io.typogram.topology.tenants.control.TenantOutcome;
import io.typogram.topology.tenants.control.TenantOutcome.Another;
import io.typogram.topology.tenants.control.TenantOutcome.Done;
import io.typogram.topology.tenants.control.TenantOutcome.HostTaken;
import io.typogram.topology.tenants.control.TenantOutcome.NowhereToShare;
import io.typogram.topology.tenants.control.TenantOutcome.ProviderUnreadable;
import io.typogram.topology.tenants.control.TenantOutcome.TooMany;
import io.typogram.topology.tenants.control.TenantOutcome.Unknown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The tenants there are.
@Path("tenants")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantsResource {

    /// How far back the history of one tenant is shown.
    static final int MAX_CHANGES = 50;

    private static final int MAX_MEMBERS = 100;
    private static final int MAX_ADDRESS_LENGTH = 500;
    private static final int MAX_SECRET_LENGTH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject private Transactions transactions;
    @Inject private Tenants tenants;
    @Inject private TenantChanges changes;
    @Inject private Cells cells;
    @Inject private ChangeTenants changeTenants;
    @Inject private EndTenants endTenants;
    @Inject private ChangeMembers changeMembers;
    @Inject private Caller caller;

    @GET
    @Operation(summary = "All tenants")
    public TenantsRepresentation all() {
        return transactions.run(() -> {
            List<Cell> registered = cells.all();
            return new TenantsRepresentation(
                    tenants.all().stream()
                            .map(tenant -> TenantRepresentation.of(tenant, registered))
                            .toList());
        });
    }

    @GET
    @Path("{tenant}")
    @Operation(summary = "One tenant, with its latest changes")
    public Response find(@PathParam("tenant") String tenant) {
        TenantId id = tenantId(tenant);
        Optional<TenantRepresentation> found =
                transactions.run(() -> {
                    Optional<Tenant> known = tenants.find(id);
                    return known.isEmpty()
                            ? Optional.<TenantRepresentation>empty()
                            : Optional.of(
                                    TenantRepresentation.of(
                                            known.get(),
                                            cells.all(),
                                            changes.latest(id, MAX_CHANGES)));
                });
        return found.map(known -> Response.ok(known).build())
                .orElseGet(() -> Problems.answer(TopologyProblems.TENANT_UNKNOWN));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a tenant; the same wish again goes on where it was interrupted")
    public Response add(@Nullable TenantRequest request) {
        TenantRequest wish = Objects.requireNonNullElse(request, TenantRequest.EMPTY);
        return answer(
                changeTenants.add(
                        wish.toDescription(wish.id()),
                        caller.reason(wish.by(), wish.reason()),
                        Boolean.TRUE.equals(wish.dryRun())));
    }

    @PUT
    @Path("{tenant}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Describes a tenant anew; its identity provider only if one is given")
    public Response change(@PathParam("tenant") String tenant, @Nullable TenantRequest request) {
        TenantRequest wish = Objects.requireNonNullElse(request, TenantRequest.EMPTY);
        return answer(
                changeTenants.change(
                        wish.toDescription(tenant), caller.reason(wish.by(), wish.reason())));
    }

    @GET
    @Path("{tenant}/members")
    @Operation(summary = "Who has one of the tenant's seats, in the order of their ids")
    public Response members(
            @PathParam("tenant") String tenant, @QueryParam("after") @Nullable String after) {
        TenantId id = tenantId(tenant);
        UUID from = after == null ? BEFORE_ALL : Inputs.userId(after).value();
        return transactions.run(() -> {
            Optional<Tenant> known = tenants.find(id);
            if (known.isEmpty()) {
                return Problems.answer(TopologyProblems.TENANT_UNKNOWN);
            }
            List<Member> page = tenants.members(known.get(), cells.all(), from, MAX_MEMBERS);
            return Response.ok(MembersRepresentation.of(page)).build();
        });
    }

    @PUT
    @Path("{tenant}/members/{userId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes somebody a member of the tenant, and its administrator, or not, if that is said")
    public Response join(
            @PathParam("tenant") String tenant,
            @PathParam("userId") String userId,
            @Nullable MemberRequest request) {
        TenantId id = tenantId(tenant);
        UserId user = Inputs.userId(userId);
        MemberRequest wish = Objects.requireNonNullElse(request, MemberRequest.EMPTY);
        return ChangeMembers.answer(
                changeMembers.join(
                        id,
                        user,
                        Optional.ofNullable(wish.administrator()),
                        caller.reason(wish.by(), wish.reason())));
    }

    @POST
    @Path("{tenant}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Places nobody in the tenant's cells any more; and when nobody lives there, frees all that it had")
    public Response end(@PathParam("tenant") String tenant, @Nullable EndRequest request) {
        EndRequest wish = Objects.requireNonNullElse(request, EndRequest.EMPTY);
        return switch (endTenants.end(
                tenantId(tenant),
                caller.reason(wish.by(), wish.reason()),
                Boolean.TRUE.equals(wish.dryRun()))) {
            case TenantEndOutcome.Ending(Tenant ending) -> answer(new Done(ending));
            case TenantEndOutcome.Ended(Tenant ended) -> answer(new Done(ended));
            case TenantEndOutcome.Unknown _ -> Problems.answer(TopologyProblems.TENANT_UNKNOWN);
        };
    }

    @GET
    @Path("of-cell/{cell}")
    @Operation(summary = "Whose the cell is, and what may leave it if it is a tenant's own")
    public DisclosuresRepresentation ofCell(@PathParam("cell") String cell) {
        CellId id = Inputs.cellId(cell);
        return transactions.run(() -> {
            Optional<Cell> known = cells.find(id);
            return DisclosuresRepresentation.of(known, tenants.all());
        });
    }

    private Response answer(TenantOutcome outcome) {
        return switch (outcome) {
            case Done(Tenant tenant) ->
                    Response.ok(
                                    TenantRepresentation.of(
                                            tenant, transactions.run(() -> cells.all())))
                            .build();
            case Unknown _ -> Problems.answer(TopologyProblems.TENANT_UNKNOWN);
            case Another(Tenant tenant) ->
                    Problems.answer(
                            TopologyProblems.TENANT_DESCRIBED_OTHERWISE,
                            "It is in version %d; it can be changed.".formatted(tenant.version()));
            case HostTaken(HostName host) ->
                    Problems.answer(TopologyProblems.TENANT_HOST_TAKEN, "It is " + host + ".");
            case TooMany _ -> Problems.answer(TopologyProblems.TENANTS_TOO_MANY);
            case NowhereToShare _ -> Problems.answer(TopologyProblems.REGION_UNKNOWN);
            case ProviderUnreadable _ ->
                    Problems.answer(TopologyProblems.TENANT_PROVIDER_UNREADABLE);
        };
    }

    static TenantId tenantId(@Nullable String text) {
        try {
            return new TenantId(text == null ? "" : text);
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidInputException("tenant is a name such as acme.");
        }
    }

    /// All tenants on the wire.
    public record TenantsRepresentation(List<TenantRepresentation> tenants) {

        public TenantsRepresentation {
            tenants = List.copyOf(tenants);
        }
    }

    /// A page of those who have a seat.
    ///
    /// @param after for the next page; left out when there is none
    public record MembersRepresentation(List<String> members, @Nullable String after) {

        public MembersRepresentation {
            members = List.copyOf(members);
        }

        static MembersRepresentation of(List<Member> page) {
            List<String> ids = page.stream().map(member -> member.user().toString()).toList();
            return new MembersRepresentation(ids, page.size() < MAX_MEMBERS ? null : ids.getLast());
        }
    }

    /// Whose a cell is, and what may leave it.
    ///
    /// @param kind left out when there is no such cell
    /// @param tenant left out when the cell is no tenant's; then nothing may leave one of kind `dedicated`
    /// @param sharing the tenants whose members may live in a cell that is for everybody
    public record DisclosuresRepresentation(
            @Nullable String kind,
            @Nullable String tenant,
            List<String> allowed,
            List<SharingRepresentation> sharing) {

        public DisclosuresRepresentation {
            allowed = List.copyOf(allowed);
            sharing = List.copyOf(sharing);
        }

        static DisclosuresRepresentation of(Optional<Cell> cell, Collection<Tenant> tenants) {
            Optional<Tenant> owner =
                    cell.flatMap(
                            known -> tenants.stream().filter(one -> one.owns(known)).findFirst());
            boolean isForEverybody =
                    cell.filter(known -> known.kind() == CellKind.SHARED).isPresent();
            return new DisclosuresRepresentation(
                    cell.map(known -> known.kind().wireName()).orElse(null),
                    owner.map(known -> known.id().value()).orElse(null),
                    names(owner.map(Tenant::allowed).orElse(Set.of())),
                    tenants.stream()
                            .filter(one -> isForEverybody && one.sharesCells() && !one.hasEnded())
                            .map(SharingRepresentation::of)
                            .toList());
        }

        private static List<String> names(Set<Disclosure> allowed) {
            return allowed.stream().map(Disclosure::wireName).toList();
        }
    }

    /// A tenant that shares cells, by whose hosts its people come, and what may leave of its members.
    public record SharingRepresentation(String tenant, List<String> hosts, List<String> allowed) {

        public SharingRepresentation {
            hosts = List.copyOf(hosts);
            allowed = List.copyOf(allowed);
        }

        static SharingRepresentation of(Tenant tenant) {
            return new SharingRepresentation(
                    tenant.id().value(),
                    tenant.hosts().stream().map(HostName::value).toList(),
                    DisclosuresRepresentation.names(tenant.allowed()));
        }
    }

    /// The wish that somebody be a member, as it was sent.
    public record MemberRequest(
            @Nullable Boolean administrator, @Nullable String by, @Nullable String reason) {

        static final MemberRequest EMPTY = new MemberRequest(null, null, null);
    }

    /// The wish that a tenant end, as it was sent.
    public record EndRequest(
            @Nullable Boolean dryRun, @Nullable String by, @Nullable String reason) {

        static final EndRequest EMPTY = new EndRequest(null, null, null);
    }

    /// The wish for a tenant, as it was sent.
    ///
    /// @param sharing the region in whose shared cells its members live; left out for one with its own cell
    public record TenantRequest(
            @Nullable String id,
            @Nullable String displayName,
            @Nullable List<String> hosts,
            @Nullable Long seats,
            @Nullable List<String> allowed,
            @Nullable String sharing,
            @Nullable ProviderRequest identityProvider,
            @Nullable Boolean dryRun,
            @Nullable String by,
            @Nullable String reason) {

        static final TenantRequest EMPTY =
                new TenantRequest(null, null, null, null, null, null, null, null, null, null);

        ChangeTenants.Description toDescription(@Nullable String name) {
            return new ChangeTenants.Description(
                    tenantId(name),
                    Inputs.line("displayName", displayName, Tenant.MAX_DISPLAY_NAME_LENGTH),
                    hostNames(),
                    Inputs.number("seats", seats, 0, Tenant.MAX_SEATS),
                    disclosures(),
                    Optional.ofNullable(sharing).map(Inputs::regionId),
                    Optional.ofNullable(identityProvider).map(ProviderRequest::toProvider));
        }

        private List<HostName> hostNames() {
            List<String> given = hosts == null ? List.of() : hosts;
            List<HostName> names =
                    given.stream()
                            .map(Inputs::hostName)
                            .flatMap(Optional::stream)
                            .distinct()
                            .toList();
            if (names.isEmpty() || names.size() > Tenant.MAX_HOSTS) {
                throw new InvalidInputException("hosts are 1 to " + Tenant.MAX_HOSTS + " names.");
            }
            return names;
        }

        private Set<Disclosure> disclosures() {
            List<String> given = allowed == null ? List.of() : allowed;
            return given.stream()
                    .map(name ->
                            Disclosure.allowable(name)
                                    .orElseThrow(() ->
                                            new InvalidInputException(
                                                    "allowed is public-boards or public-profiles.")))
                    .collect(Collectors.toSet());
        }
    }

    /// An identity provider as it was sent.
    ///
    /// @param kind `oidc`, which needs an issuer, a client's id and its secret, or `saml`, which needs the
    ///     address of its metadata
    public record ProviderRequest(
            @Nullable String kind,
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String metadata) {

        IdentityProvider toProvider() {
            return switch (kind == null ? "" : kind) {
                case "oidc" ->
                        new IdentityProvider.Oidc(
                                address("issuer", issuer),
                                Inputs.line("clientId", clientId, MAX_ADDRESS_LENGTH),
                                Inputs.line("clientSecret", clientSecret, MAX_SECRET_LENGTH));
                case "saml" -> new IdentityProvider.Saml(address("metadata", metadata));
                default -> throw new InvalidInputException("kind is oidc or saml.");
            };
        }

        private static String address(String name, @Nullable String text) {
            String line = Inputs.line(name, text, MAX_ADDRESS_LENGTH);
            try {
                URI address = URI.create(line);
                if (address.getHost() != null
                        && String.valueOf(address.getScheme()).startsWith("http")) {
                    return line;
                }
            } catch (IllegalArgumentException unreadable) {
                // Refused like an address of another kind.
            }
            throw new InvalidInputException(name + " is an address that begins with https://.");
        }

        /// Never says the secret.
        @Override
        public String toString() {
            return "ProviderRequest[kind=" + kind + "]";
        }
    }
}
