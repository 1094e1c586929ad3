package io.typogram.platform.description;

import io.typogram.kernel.problems.ProblemType;
import io.typogram.platform.callers.CallerProblems;
import io.typogram.platform.events.EventsProblems;
import io.typogram.platform.residence.ResidenceProblems;
import io.typogram.server.callers.TokenProblems;
import io.typogram.server.problems.CommonProblems;
import java.util.ArrayList;
import java.util.List;

/// What endpoints of a kind are refused with, whatever they do.
final class CommonRefusals {

    private static final List<ProblemType> OF_ALL =
            List.of(CommonProblems.INTERNAL_ERROR, CommonProblems.DATABASE_UNAVAILABLE);

    private static final List<ProblemType> OF_BODIES =
            List.of(
                    CommonProblems.MALFORMED_REQUEST,
                    CommonProblems.INVALID_VALUE,
                    CommonProblems.BODY_TOO_LARGE,
                    CommonProblems.UNSUPPORTED_MEDIA_TYPE);

    private static final List<ProblemType> OF_TOKENS =
            List.of(
                    TokenProblems.SIGN_IN_NEEDED,
                    TokenProblems.TOKEN_INVALID,
                    TokenProblems.TOKEN_EXPIRED,
                    TokenProblems.TOKEN_ISSUER_UNKNOWN,
                    TokenProblems.TOKEN_KEYS_UNAVAILABLE,
                    ResidenceProblems.TENANT_MEMBERS_ONLY);

    private static final List<ProblemType> OF_PLAYERS =
            List.of(
                    CallerProblems.API_KEY_INVALID,
                    CallerProblems.API_KEY_EXPIRED,
                    CommonProblems.TOPOLOGY_UNAVAILABLE,
                    ResidenceProblems.ACCOUNT_ERASED,
                    ResidenceProblems.USER_IS_MOVING);

    private static final List<ProblemType> OF_WRITES =
            List.of(CommonProblems.CONTENDED, EventsProblems.EVENTS_BACKLOGGED);

    private CommonRefusals() {}

    static List<ProblemType> of(Endpoint endpoint, boolean isRead, boolean hasBody) {
        List<ProblemType> refusals = new ArrayList<>(OF_ALL);
        if (hasBody) {
            refusals.addAll(OF_BODIES);
        }
        if (endpoint.isForSignedIn() || endpoint.isForMembersAtTimes()) {
            refusals.addAll(OF_TOKENS);
        }
        if (endpoint.isForSignedIn()) {
            refusals.addAll(OF_PLAYERS);
            refusals.add(
                    endpoint.scope().isPresent()
                            ? CallerProblems.SCOPE_MISSING
                            : CallerProblems.API_KEY_NOT_ENOUGH);
            refusals.addAll(isRead ? List.of() : OF_WRITES);
        }
        return refusals;
    }
}
