package io.typogram.topology.claims.boundary;

import io.typogram.kernel.problems.Problem;
import io.typogram.server.problems.Problems;
import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimKind;
import io.typogram.topology.claims.entity.ConfirmOutcome;
import io.typogram.topology.claims.entity.NameOutcome;
import io.typogram.topology.claims.entity.ReleaseOutcome;
import io.typogram.topology.claims.entity.ReserveOutcome;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/// What came of wishes about claims, on the wire.
final class ClaimAnswers {

    private ClaimAnswers() {}

    static Response of(ReserveOutcome outcome) {
        return switch (outcome) {
            case ReserveOutcome.Reserved(Claim claim) -> answer(Response.Status.CREATED, claim);
            case ReserveOutcome.ReservedBefore(Claim claim) -> answer(Response.Status.OK, claim);
            case ReserveOutcome.Taken _ -> Problems.answer(TopologyProblems.CLAIM_TAKEN);
            case ReserveOutcome.Expired _ -> Problems.answer(TopologyProblems.CLAIM_EXPIRED);
            case ReserveOutcome.Released _ -> Problems.answer(TopologyProblems.CLAIM_RELEASED);
            case ReserveOutcome.IdUsed _ -> Problems.answer(TopologyProblems.CLAIM_ID_USED);
            case ReserveOutcome.Erased _ -> Problems.answer(TopologyProblems.USER_ERASED);
            case ReserveOutcome.TooMany(int max, Duration pause) ->
                    Problems.respond(
                                    Problem.of(TopologyProblems.RESERVATIONS_TOO_MANY, atMost(max)))
                            .header(HttpHeaders.RETRY_AFTER, pause.toSeconds() + 1)
                            .build();
        };
    }

    static Response of(ConfirmOutcome outcome) {
        return switch (outcome) {
            case ConfirmOutcome.Confirmed(Claim claim) -> answer(Response.Status.OK, claim);
            case ConfirmOutcome.Unknown _ -> Problems.answer(TopologyProblems.CLAIM_UNKNOWN);
            case ConfirmOutcome.Expired _ -> Problems.answer(TopologyProblems.CLAIM_EXPIRED);
            case ConfirmOutcome.Released _ -> Problems.answer(TopologyProblems.CLAIM_RELEASED);
            case ConfirmOutcome.Taken _ -> Problems.answer(TopologyProblems.CLAIM_TAKEN);
            case ConfirmOutcome.TooMany(int max) ->
                    Problems.answer(TopologyProblems.CLAIMS_TOO_MANY, atMost(max));
            case ConfirmOutcome.NotReplaceable _ ->
                    Problems.answer(TopologyProblems.CLAIM_NOT_REPLACEABLE);
        };
    }

    static Response of(ReleaseOutcome outcome) {
        return switch (outcome) {
            case ReleaseOutcome.Released(Claim claim) -> answer(Response.Status.OK, claim);
            case ReleaseOutcome.Unknown _ -> Problems.answer(TopologyProblems.CLAIM_UNKNOWN);
        };
    }

    static Response of(ClaimKind kind, NameOutcome.Unfit unfit) {
        return Problems.answer(
                switch (kind) {
                    case USERNAME -> TopologyProblems.USERNAME_UNFIT;
                    case EMAIL -> TopologyProblems.EMAIL_UNFIT;
                },
                unfit.why());
    }

    private static String atMost(int max) {
        return "At most " + max + ".";
    }

    private static Response answer(Response.Status status, Claim claim) {
        return Response.status(status).entity(ClaimRepresentation.of(claim)).build();
    }
}
