package io.typogram.server.problems;

import io.typogram.kernel.problems.ProblemType;

/// The problems that every server may answer with, whatever the endpoint.
public final class CommonProblems {

    public static final ProblemType INTERNAL_SECRET_REQUIRED =
            new ProblemType("internal-secret-required", 401, "Only the platform's parts may ask");
    public static final ProblemType MALFORMED_REQUEST =
            new ProblemType("malformed-request", 400, "The request cannot be read");
    public static final ProblemType INVALID_VALUE =
            new ProblemType("invalid-value", 400, "A value is outside what it may be");
    public static final ProblemType NOT_FOUND =
            new ProblemType("not-found", 404, "There is nothing here");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "This cannot be done to it");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", 406, "It cannot be had in that form");
    public static final ProblemType BODY_TOO_LARGE =
            new ProblemType("body-too-large", 413, "The body is larger than is taken");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", 415, "The body is of a kind not read here");
    public static final ProblemType INTERNAL_ERROR =
            new ProblemType("internal-error", 500, "Something broke on our side");
    public static final ProblemType CONTENDED =
            new ProblemType("contended", 503, "Too many changes at once; try again");
    public static final ProblemType DATABASE_UNAVAILABLE =
            new ProblemType("database-unavailable", 503, "The database cannot be reached");
    public static final ProblemType TOPOLOGY_UNAVAILABLE =
            new ProblemType("topology-unavailable", 503, "The topology service cannot be reached");

    private CommonProblems() {}

    /// The problem that stands for a status with which the container itself refuses a request.
    static ProblemType ofContainerStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
        };
    }
}
