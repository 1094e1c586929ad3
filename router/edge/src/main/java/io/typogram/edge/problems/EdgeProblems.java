package io.typogram.edge.problems;

import io.typogram.kernel.problems.ProblemType;
import java.util.List;

/// Every kind of problem that the edge answers by itself.
public final class EdgeProblems {

    public static final ProblemType MALFORMED_REQUEST =
            new ProblemType("malformed-request", 400, "The request is not valid HTTP");
    public static final ProblemType NOT_FOUND =
            new ProblemType("not-found", 404, "There is nothing here");
    public static final ProblemType REQUEST_TIMED_OUT =
            new ProblemType("request-timed-out", 408, "The request did not arrive in time");
    public static final ProblemType ACCOUNT_ERASED =
            new ProblemType("account-erased", 410, "This account was deleted");
    public static final ProblemType BODY_TOO_LARGE =
            new ProblemType("body-too-large", 413, "The body is larger than is taken here");
    public static final ProblemType URL_TOO_LONG =
            new ProblemType("url-too-long", 414, "The address is longer than is taken here");
    public static final ProblemType EXPECTATION_FAILED =
            new ProblemType(
                    "expectation-failed", 417, "What the request expects cannot be promised");
    public static final ProblemType RATE_LIMITED =
            new ProblemType("rate-limited", 429, "Too many requests came in too short a time");
    public static final ProblemType HEADERS_TOO_LARGE =
            new ProblemType("headers-too-large", 431, "The headers are larger than is taken here");
    public static final ProblemType METHOD_NOT_SUPPORTED =
            new ProblemType("method-not-supported", 501, "This method is not supported");
    public static final ProblemType CELL_FAILED =
            new ProblemType("cell-failed", 502, "The cell broke off before it answered");
    public static final ProblemType CELL_UNAVAILABLE =
            new ProblemType("cell-unavailable", 503, "The cell cannot be reached at the moment");
    public static final ProblemType SIGN_IN_UNAVAILABLE =
            new ProblemType("sign-in-unavailable", 503, "Sign-in cannot be reached at the moment");
    public static final ProblemType ADMINISTRATION_UNAVAILABLE =
            new ProblemType(
                    "administration-unavailable",
                    503,
                    "The administration cannot be reached at the moment");
    public static final ProblemType HOME_UNSETTLED =
            new ProblemType("home-unsettled", 503, "The account is being moved at the moment");
    public static final ProblemType HOME_UNAVAILABLE =
            new ProblemType(
                    "home-unavailable", 503, "A home for a new account cannot be found now");
    public static final ProblemType EDGE_FULL =
            new ProblemType("edge-full", 503, "Too much is going on at the moment");
    public static final ProblemType CELL_TIMED_OUT =
            new ProblemType("cell-timed-out", 504, "The cell did not answer in time");

    public static final ProblemType TOKEN_INVALID =
            new ProblemType("token-invalid", 401, "The access token is not genuine");
    public static final ProblemType TOKEN_EXPIRED =
            new ProblemType("token-expired", 401, "The access token has expired");
    public static final ProblemType TOKEN_ISSUER_UNKNOWN =
            new ProblemType("token-issuer-unknown", 401, "The access token is another realm's");
    public static final ProblemType TENANT_MEMBERS_ONLY =
            new ProblemType(
                    "tenant-members-only", 403, "This place is for an organisation's members");
    public static final ProblemType TENANT_SEATS_TAKEN =
            new ProblemType("tenant-seats-taken", 403, "All seats of the organisation are taken");

    /// What topology may say of somebody who wants a home, and the edge passes on.
    public static final List<ProblemType> OF_TOPOLOGY =
            List.of(
                    TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    TOKEN_ISSUER_UNKNOWN,
                    TENANT_MEMBERS_ONLY,
                    TENANT_SEATS_TAKEN);

    public static final ProblemType NOT_IN_CACHE =
            new ProblemType(
                    "not-in-cache", 504, "Only the cache was asked for, and it is not there");

    private EdgeProblems() {}
}
