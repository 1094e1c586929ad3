package io.typogram.topology.tenants.boundary;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.FaultException;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.keycloak.KeycloakOrganisations;
import io.typogram.topology.keycloak.KeycloakUser;
import io.typogram.topology.keycloak.KeycloakUsers;
import io.typogram.topology.keycloak.Organisation;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForAdministrators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.tenants.Member;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.tenants.boundary.HandOutArchive.PartRequest;
import io.typogram.topology.tenants.boundary.TenantRepresentation.ChangeRepresentation;
import io.typogram.topology.tenants.control.Administrators;
import io.typogram.topology.tenants.control.MemberErasure;
import io.typogram.topology.tenants.control.MemberOutcome;
import io.typogram.topology.tenants.control.TenantChange;
import io.typogram.topology.tenants.control.TenantChanges;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What a tenant's administrators see and do. The public reaches it at `/api/v1/administration`, and nothing
/// else of topology. [AdministratorsFilter] has found out that the caller is one of this tenant's.
@Path("administration/{tenant}")
@ForAdministrators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdministrationResource {

    /// Each costs a question to Keycloak.
    static final int MAX_MEMBERS = 25;

    static final int MAX_CHANGES = 50;

    private static final int MAX_SEARCH_LENGTH = 100;

    /// Where a cell has receipts, for everybody who knows their ids.
    private static final String RECEIPTS = "/api/v1/receipts/";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject private Transactions transactions;
    @Inject private Tenants tenants;
    @Inject private TenantChanges changes;
    @Inject private Administrators administrators;
    @Inject private Cells cells;
    @Inject private ChangeMembers changeMembers;
    @Inject private HandOutArchive archives;
    @Inject private KeycloakOrganisations organisations;
    @Inject private KeycloakUsers users;
    @Inject private Caller caller;

    @GET
    @Operation(summary = "The tenant: its hosts, its seats, and what it lets out")
    public OverviewRepresentation overview(@PathParam("tenant") String tenant) {
        TenantId id = TenantsResource.tenantId(tenant);
        return transactions.run(() ->
                OverviewRepresentation.of(
                        tenants.find(id).orElseThrow(), administrators.of(id).size()));
    }

    @GET
    @Path("members")
    @Operation(
            summary =
                    "Who has one of the tenant's seats, in the order of their ids; or the members of whose name or address search is a part")
    public MembersRepresentation members(
            @PathParam("tenant") String tenant,
            @QueryParam("after") @Nullable String after,
            @QueryParam("search") @Nullable String search) {
        TenantId id = TenantsResource.tenantId(tenant);
        UUID from = after == null ? BEFORE_ALL : Inputs.userId(after).value();
        return search == null ? page(id, from) : search(id, search);
    }

    private MembersRepresentation page(TenantId id, UUID after) {
        Set<UserId> administering = transactions.run(() -> administrators.of(id));
        List<Member> page =
                transactions.run(() -> {
                    Tenant known = tenants.find(id).orElseThrow();
                    return tenants.members(known, cells.all(), after, MAX_MEMBERS);
                });
        Map<UserId, String> names = names(page);
        return new MembersRepresentation(
                page.stream()
                        .map(member ->
                                new MemberRepresentation(
                                        member.user().toString(),
                                        names.get(member.user()),
                                        administering.contains(member.user())))
                        .toList(),
                page.size() < MAX_MEMBERS ? null : page.getLast().user().toString());
    }

    /// Those that Keycloak tells: a list without names is better than none.
    private Map<UserId, String> names(List<Member> page) {
        Map<UserId, String> names = new HashMap<>();
        try {
            for (Member member : page) {
                users.find(member.user())
                        .ifPresent(found -> names.put(member.user(), found.username()));
            }
        } catch (FaultException away) {
            return names;
        }
        return names;
    }

    private MembersRepresentation search(TenantId id, String search) {
        String text = Inputs.line("search", search, MAX_SEARCH_LENGTH);
        if (text.contains("*") || text.contains("\"")) {
            throw new InvalidInputException("search has neither * nor quotation marks.");
        }
        Tenant tenant = transactions.run(() -> tenants.find(id)).orElseThrow();
        Set<UserId> administering = transactions.run(() -> administrators.of(id));
        Organisation organisation =
                new Organisation(tenant.organisation().orElseThrow(), id.value());
        return new MembersRepresentation(
                organisations.search(organisation, text, MAX_MEMBERS).stream()
                        .map(found ->
                                new MemberRepresentation(
                                        found.id().toString(),
                                        found.username(),
                                        administering.contains(found.id())))
                        .toList(),
                null);
    }

    @POST
    @Path("members")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes the user of a name a member of the tenant")
    public Response join(@PathParam("tenant") String tenant, @Nullable MemberRequest request) {
        MemberRequest wish = Objects.requireNonNullElse(request, MemberRequest.EMPTY);
        String name = Inputs.line("username", wish.username(), MAX_SEARCH_LENGTH);
        var reason = caller.reason(null, wish.reason());
        Optional<KeycloakUser> known = users.named(name);
        return known.isEmpty()
                ? Problems.answer(TopologyProblems.TENANT_MEMBER_UNKNOWN)
                : ChangeMembers.answer(
                        changeMembers.join(
                                TenantsResource.tenantId(tenant),
                                known.get().id(),
                                Optional.ofNullable(wish.administrator()),
                                reason));
    }

    @PUT
    @Path("members/{userId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes somebody a member of the tenant, and its administrator, or not, if that is said")
    public Response join(
            @PathParam("tenant") String tenant,
            @PathParam("userId") String userId,
            @Nullable MemberRequest request) {
        MemberRequest wish = Objects.requireNonNullElse(request, MemberRequest.EMPTY);
        return ChangeMembers.answer(
                changeMembers.join(
                        TenantsResource.tenantId(tenant),
                        Inputs.userId(userId),
                        Optional.ofNullable(wish.administrator()),
                        caller.reason(null, wish.reason())));
    }

    @POST
    @Path("members/{userId}/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ends somebody's membership; their data and their seat stay")
    public Response leave(
            @PathParam("tenant") String tenant,
            @PathParam("userId") String userId,
            @Nullable MemberRequest request) {
        MemberRequest wish = Objects.requireNonNullElse(request, MemberRequest.EMPTY);
        return ChangeMembers.answer(
                changeMembers.leave(
                        TenantsResource.tenantId(tenant),
                        Inputs.userId(userId),
                        caller.reason(null, wish.reason())));
    }

    @POST
    @Path("members/{userId}/erasure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Erases somebody who has one of the tenant's seats, everywhere and for good; the receipt says how far it is")
    public Response erase(
            @PathParam("tenant") String tenant,
            @PathParam("userId") String userId,
            @Nullable MemberRequest request) {
        MemberRequest wish = Objects.requireNonNullElse(request, MemberRequest.EMPTY);
        return switch (changeMembers.erase(
                TenantsResource.tenantId(tenant),
                Inputs.userId(userId),
                caller.reason(null, wish.reason()))) {
            case MemberErasure.Requested(UUID receipt) ->
                    Response.accepted(new ErasureRepresentation(receipt.toString()))
                            .header(HttpHeaders.LOCATION, RECEIPTS + receipt)
                            .build();
            case MemberErasure.Refused(MemberOutcome why) -> ChangeMembers.answer(why);
        };
    }

    @GET
    @Path("audit")
    @Operation(summary = "Who did what with the tenant, when and why, the newest first")
    public AuditRepresentation audit(
            @PathParam("tenant") String tenant, @QueryParam("before") @Nullable String before) {
        TenantId id = TenantsResource.tenantId(tenant);
        long version =
                before == null
                        ? Long.MAX_VALUE
                        : Inputs.number("before", before, 1, Long.MAX_VALUE);
        List<TenantChange> page = transactions.run(() -> changes.before(id, version, MAX_CHANGES));
        return AuditRepresentation.of(page);
    }

    @POST
    @Path("archive")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A part of all data of the tenant, as a ZIP, with an entry in the audit")
    public Response archive(@PathParam("tenant") String tenant, @Nullable PartRequest request) {
        return archives.part(TenantsResource.tenantId(tenant), request);
    }

    /// A tenant as its administrators see it.
    public record OverviewRepresentation(
            String id,
            String displayName,
            List<String> hosts,
            long seats,
            long seated,
            List<String> allowed,
            @Nullable String signInAt,
            int administrators) {

        public OverviewRepresentation {
            hosts = List.copyOf(hosts);
            allowed = List.copyOf(allowed);
        }

        static OverviewRepresentation of(Tenant tenant, int administrators) {
            return new OverviewRepresentation(
                    tenant.id().value(),
                    tenant.displayName(),
                    tenant.hosts().stream().map(HostName::value).toList(),
                    tenant.seats(),
                    tenant.seated(),
                    tenant.allowed().stream().map(Disclosure::wireName).toList(),
                    tenant.provider().map(Tenant.Provider::address).orElse(null),
                    administrators);
        }
    }

    /// Some members.
    ///
    /// @param after for the next page; left out when there is none
    public record MembersRepresentation(
            List<MemberRepresentation> members, @Nullable String after) {

        public MembersRepresentation {
            members = List.copyOf(members);
        }
    }

    /// One member.
    ///
    /// @param username left out when Keycloak does not tell it
    public record MemberRepresentation(
            String userId, @Nullable String username, boolean administrator) {}

    /// An erasure that has been asked for.
    ///
    /// @param receipt its id
    public record ErasureRepresentation(String receipt) {}

    /// The wish for a member, as it was sent.
    public record MemberRequest(
            @Nullable String username, @Nullable Boolean administrator, @Nullable String reason) {

        static final MemberRequest EMPTY = new MemberRequest(null, null, null);
    }

    /// A page of the audit.
    ///
    /// @param before for the next page; left out when there is none
    public record AuditRepresentation(List<ChangeRepresentation> changes, @Nullable Long before) {

        public AuditRepresentation {
            changes = List.copyOf(changes);
        }

        static AuditRepresentation of(List<TenantChange> page) {
            return new AuditRepresentation(
                    page.stream().map(ChangeRepresentation::of).toList(),
                    page.size() < MAX_CHANGES ? null : page.getLast().version());
        }
    }
}
