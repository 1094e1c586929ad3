package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.moves.control.DrainHistory;
import io.typogram.topology.moves.entity.DrainCourse;
import io.typogram.topology.moves.entity.DrainSummary;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// All drains and rebalances there were.
@Path("drains")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DrainsResource {

    private static final int MAX_LIMIT = 100;

    @Inject private Transactions transactions;
    @Inject private DrainHistory history;
    @Inject private InstantSource clock;

    @GET
    @Operation(summary = "Drains of cells and rebalances of regions, the newest first")
    public DrainsRepresentation newest(@QueryParam("limit") @DefaultValue("50") String limit) {
        int count = (int) Inputs.number("limit", limit, 1, MAX_LIMIT);
        return new DrainsRepresentation(
                transactions.run(() -> history.newest(count)).stream()
                        .map(SummaryRepresentation::of)
                        .toList());
    }

    @GET
    @Path("{drainId}/course")
    @Operation(summary = "How many users had a new home by when, since it began")
    public Response course(@PathParam("drainId") String drainId) {
        UUID id =
                Uuids.parse(drainId)
                        .orElseThrow(() ->
                                new InvalidInputException(
                                        "drainId is a UUID in its canonical, lower-case form."));
        return transactions.run(() -> {
            Optional<DrainSummary> drain = history.find(id);
            return drain.isEmpty()
                    ? Problems.answer(TopologyProblems.DRAIN_UNKNOWN)
                    : Response.ok(
                                    CourseRepresentation.of(
                                            history.course(drain.get(), clock.instant())))
                            .build();
        });
    }

    /// Drains on the wire.
    public record DrainsRepresentation(List<SummaryRepresentation> drains) {

        public DrainsRepresentation {
            drains = List.copyOf(drains);
        }
    }

    /// One of them on the wire.
    ///
    /// @param cell left out of a rebalance, which has a `region`
    public record SummaryRepresentation(
            String id,
            @Nullable String cell,
            @Nullable String region,
            String by,
            String reason,
            String beganAt,
            @Nullable String endedAt,
            @Nullable String outcome,
            long users) {

        static SummaryRepresentation of(DrainSummary drain) {
            return new SummaryRepresentation(
                    drain.id().toString(),
                    drain.cell().map(CellId::value).orElse(null),
                    drain.region().map(RegionId::value).orElse(null),
                    drain.reason().by(),
                    drain.reason().why(),
                    drain.began().toString(),
                    drain.ended().map(Instant::toString).orElse(null),
                    drain.outcome().map(how -> how.toLowerCase(Locale.ROOT)).orElse(null),
                    drain.users());
        }
    }

    /// A course on the wire.
    public record CourseRepresentation(long stepSeconds, List<Long> moved) {

        public CourseRepresentation {
            moved = List.copyOf(moved);
        }

        static CourseRepresentation of(DrainCourse course) {
            return new CourseRepresentation(course.step().toSeconds(), course.moved());
        }
    }
}
