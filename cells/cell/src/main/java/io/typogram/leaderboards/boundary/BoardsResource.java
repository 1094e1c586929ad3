package io.typogram.leaderboards.boundary;

import io.typogram.accounts.PublicProfile;
import io.typogram.accounts.PublicProfiles;
import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.kernel.topology.Home;
import io.typogram.leaderboards.control.BoardIndex;
import io.typogram.leaderboards.control.BoardPages;
import io.typogram.leaderboards.entity.Board;
import io.typogram.leaderboards.entity.BoardEntry;
import io.typogram.leaderboards.entity.BoardKey;
import io.typogram.leaderboards.entity.Period;
import io.typogram.leaderboards.entity.RankedEntry;
import io.typogram.leaderboards.entity.Run;
import io.typogram.leaderboards.entity.Scope;
import io.typogram.platform.answers.Freshness;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.answers.PublicAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.paging.Cursor;
import io.typogram.platform.paging.Limit;
import io.typogram.platform.residence.Visitors;
import io.typogram.platform.tenancy.Discloses;
import io.typogram.platform.tenancy.Tenancy;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.OfferedTests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Boards, for anybody to read.
@Path("/boards")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BoardsResource {

    /// A second of one copy for everybody, and none for a browser, which may have just sent a run.
    private static final Freshness OF_ALL_CELLS =
            new Freshness(
                    Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, Duration.ofMinutes(5));

    private static final String TENANT = "tenant";
    private static final int DEFAULT_RADIUS = 10;
    private static final int MAX_RADIUS = 50;
    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject private OfferedTests offered;
    @Inject private BoardIndex index;
    @Inject private BoardPages pages;
    @Inject private PublicProfiles profiles;
    @Inject private Caller caller;
    @Inject private InstantSource clock;
    @Inject private Tenancy tenancy;
    @Inject private Visitors visitors;

    /// The boards there are, on the wire.
    public record BoardsRepresentation(List<BoardChoice> boards, List<String> periods) {}

    /// One board, in any period.
    public record BoardChoice(String mode, int amount, String language) {}

    /// Which board is asked for, in the path.
    public static class BoardPath {

        @PathParam("mode")
        private String mode = "";

        @PathParam("amount")
        private String amount = "";

        @PathParam("language")
        private String language = "";

        @PathParam("period")
        private String period = "";

        @QueryParam("scope")
        @DefaultValue("all")
        private String scope = "";

        boolean isOfTenant() {
            return scope.equals(TENANT);
        }

        /// In a tenant's cell the players of the cell are those of the tenant.
        ///
        /// @param member as whose member somebody looks, in a cell that the tenant shares
        Optional<BoardKey> key(
                OfferedTests offered, Instant now, boolean isTenants, Optional<TenantId> member) {
            Scope chosen = isTenants && isOfTenant() ? Scope.CELL : scope(isTenants, member);
            Optional<TenantId> tenant = chosen == Scope.TENANT ? member : Optional.empty();
            return Period.named(period)
                    .filter(known -> offered.has(mode, amount, language))
                    .map(known ->
                            new BoardKey(
                                    new Board(mode, Integer.parseInt(amount), language),
                                    known.containing(now),
                                    chosen,
                                    tenant));
        }

        private Scope scope(boolean isTenants, Optional<TenantId> member) {
            return Scope.named(scope)
                    .filter(named -> named != Scope.TENANT || member.isPresent())
                    .orElseThrow(() ->
                            new InvalidInputException(
                                    isTenants || member.isPresent()
                                            ? "scope is all, cell or tenant"
                                            : "scope is all or cell"));
        }
    }

    @GET
    @Operation(summary = "The boards there are")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BoardsRepresentation.class)))
    public Response boards(@Context Request request) {
        var boards =
                offered.all().stream()
                        .map(one -> new BoardChoice(one.mode(), one.amount(), one.language()))
                        .toList();
        var periods = Arrays.stream(Period.values()).map(Period::wireName).toList();
        return PublicAnswers.answer(
                request,
                JSON.toJson(new BoardsRepresentation(boards, periods)),
                Freshness.OF_A_RELEASE,
                "boards");
    }

    @GET
    @Discloses(Disclosure.PUBLIC_BOARDS)
    @Path("/{mode}/{amount}/{language}/{period}")
    @Operation(summary = "A board from the top, page by page")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BoardRepresentation.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    @APIResponse(responseCode = "404", description = "board-unknown")
    public Response top(
            @BeanParam BoardPath path,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context Request request) {
        int count = Limit.read(limit);
        Optional<RankedEntry> last = Cursor.read(cursor, 8, BoardsResource::entry);
        return key(path, authorization)
                .map(key -> answer(key, top(key, last, count), request))
                .orElseGet(() -> Problems.answer(LeaderboardsProblems.BOARD_UNKNOWN));
    }

    @GET
    @Discloses(Disclosure.PUBLIC_BOARDS)
    @Path("/{mode}/{amount}/{language}/{period}/players/{userId}")
    @Operation(summary = "A player's place on a board: the only entry of the answer")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BoardRepresentation.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    @APIResponse(responseCode = "404", description = "board-unknown, not-on-board")
    public Response place(
            @BeanParam BoardPath path,
            @PathParam("userId") String userId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context Request request) {
        Optional<BoardKey> key = key(path, authorization);
        if (key.isEmpty()) {
            return Problems.answer(LeaderboardsProblems.BOARD_UNKNOWN);
        }
        return Uuids.parse(userId)
                .flatMap(user -> index.find(key.get(), new UserId(user)))
                .map(entry -> JSON.toJson(representation(key.get(), List.of(entry), null)))
                .map(page -> answer(key.get(), page, request))
                .orElseGet(() -> Problems.answer(LeaderboardsProblems.NOT_ON_BOARD));
    }

    @GET
    @SignedIn
    @NeedsScope(ApiScope.BOARDS_READ)
    @Path("/{mode}/{amount}/{language}/{period}/around-me")
    @Operation(summary = "The calling player's place on a board, and those around it")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BoardRepresentation.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    @APIResponse(responseCode = "404", description = "board-unknown, not-on-board")
    public Response aroundMe(
            @BeanParam BoardPath path,
            @QueryParam("radius") @Nullable String radius,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        int count = Limit.read("radius", radius, DEFAULT_RADIUS, MAX_RADIUS);
        Optional<BoardKey> key = key(path, authorization);
        if (key.isEmpty()) {
            return Problems.answer(LeaderboardsProblems.BOARD_UNKNOWN);
        }
        List<RankedEntry> entries = index.around(key.get(), caller.player().id(), count);
        if (entries.isEmpty()) {
            return Problems.answer(LeaderboardsProblems.NOT_ON_BOARD);
        }
        return PrivateAnswers.ok(JSON.toJson(representation(key.get(), entries, null)));
    }

    private Optional<BoardKey> key(BoardPath path, @Nullable String authorization) {
        Optional<TenantId> member =
                path.isOfTenant() ? visitors.tenant(authorization) : Optional.empty();
        return path.key(offered, clock.instant(), tenancy.tenant().isPresent(), member);
    }

    private String top(BoardKey key, Optional<RankedEntry> last, int count) {
        return last.isEmpty() && count == Limit.DEFAULT
                ? pages.first(key, () -> page(key, last, count))
                : page(key, last, count);
    }

    private String page(BoardKey key, Optional<RankedEntry> last, int count) {
        List<RankedEntry> found =
                last.map(entry -> index.after(key, entry, count + 1))
                        .orElseGet(() -> index.top(key, count + 1));
        boolean more = found.size() > count;
        List<RankedEntry> shown = more ? found.subList(0, count) : found;
        String next = more ? cursorAfter(shown.getLast()) : null;
        return JSON.toJson(representation(key, shown, next));
    }

    private BoardRepresentation representation(
            BoardKey key, List<RankedEntry> entries, @Nullable String next) {
        List<UserId> users = entries.stream().map(ranked -> ranked.entry().userId()).toList();
        Map<UserId, PublicProfile> players =
                key.scope() == Scope.TENANT ? profiles.findOwn(users) : profiles.find(users);
        return BoardRepresentation.of(
                key, index.size(key), clock.instant(), entries, players, next);
    }

    /// What the answering cell alone knows must not be taken for another's.
    private static Response answer(BoardKey key, String page, Request request) {
        if (key.scope() == Scope.TENANT) {
            return PrivateAnswers.ok(page);
        }
        return PublicAnswers.answer(
                request,
                page,
                key.scope() == Scope.ALL ? OF_ALL_CELLS : Freshness.ASK_EVERY_TIME,
                tag(key.board()));
    }

    private static String tag(Board board) {
        return "board:" + board.mode() + "/" + board.amount() + "/" + board.language();
    }

    private static String cursorAfter(RankedEntry last) {
        BoardEntry entry = last.entry();
        Run run = entry.run();
        return Cursor.of(
                last.rank(),
                entry.userId(),
                entry.home().cell(),
                entry.home().epoch(),
                run.resultId(),
                run.wpmHundredths(),
                run.accuracyHundredths(),
                run.achievedAt());
    }

    private static RankedEntry entry(List<String> parts) {
        Run run =
                new Run(
                        UUID.fromString(parts.get(4)),
                        Long.parseLong(parts.get(5)),
                        Long.parseLong(parts.get(6)),
                        Cursor.instant(parts.get(7)));
        Home home = new Home(new CellId(parts.get(2)), Integer.parseInt(parts.get(3)));
        return new RankedEntry(
                Integer.parseInt(parts.get(0)),
                new BoardEntry(UserId.parse(parts.get(1)), home, run));
    }
}
