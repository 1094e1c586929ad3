package io.typogram.server.problems;

import io.typogram.kernel.problems.Problem;
import io.typogram.server.persistence.SqlStates;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns whatever a request threw into a problem, so that no exception's text and no page of the
/// container's ever reaches a client.
@Provider
public class EveryExceptionMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(EveryExceptionMapper.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int MAX_CAUSES = 20;

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable known = firstKnown(thrown);
        return switch (known) {
            case InvalidInputException invalid ->
                    Problems.answer(
                            CommonProblems.INVALID_VALUE, String.valueOf(invalid.getMessage()));
            case BodyTooLargeException _ -> Problems.answer(CommonProblems.BODY_TOO_LARGE);
            case MalformedBodyException _ -> Problems.answer(CommonProblems.MALFORMED_REQUEST);
            case FaultException fault -> fault(fault);
            case WebApplicationException refused -> refusedByContainer(refused);
            case JsonException _, JsonbException _ ->
                    Problems.answer(CommonProblems.MALFORMED_REQUEST);
            default -> unexpected(thrown);
        };
    }

    /// The outermost cause that says more than that something went wrong.
    private static Throwable firstKnown(Throwable thrown) {
        Throwable tooLarge = find(thrown, BodyTooLargeException.class);
        if (tooLarge != null) {
            return tooLarge;
        }
        Throwable malformed = find(thrown, MalformedBodyException.class);
        if (malformed != null) {
            return malformed;
        }
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof InvalidInputException
                    || cause instanceof FaultException
                    || cause instanceof JsonException
                    || cause instanceof JsonbException
                    || cause instanceof WebApplicationException) {
                return cause;
            }
            cause = cause.getCause();
        }
        return thrown;
    }

    private static @Nullable Throwable find(Throwable thrown, Class<? extends Throwable> type) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (type.isInstance(cause)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static Response fault(FaultException fault) {
        LOG.log(Level.WARNING, "SERVER-101 request failed by a fault", fault);
        return Problems.respond(fault.problem())
                .header("Retry-After", RETRY_AFTER.toSeconds())
                .build();
    }

    private static Response refusedByContainer(WebApplicationException refused) {
        return Problems.answer(CommonProblems.ofContainerStatus(refused.getResponse().getStatus()));
    }

    private static Response unexpected(Throwable thrown) {
        if (SqlStates.isSerializationFailure(thrown)) {
            return Problems.answerRetryable(CommonProblems.CONTENDED, RETRY_AFTER);
        }
        if (SqlStates.isConnectionFailure(thrown)) {
            LOG.log(Level.WARNING, "SERVER-102 the database cannot be reached", thrown);
            return Problems.answerRetryable(CommonProblems.DATABASE_UNAVAILABLE, RETRY_AFTER);
        }
        if (thrown instanceof ProcessingException) {
            return Problems.answer(CommonProblems.MALFORMED_REQUEST);
        }
        UUID incident = UUID.randomUUID();
        LOG.log(Level.ERROR, "SERVER-103 unexpected failure, incident " + incident, thrown);
        return Problems.respond(
                        Problem.of(CommonProblems.INTERNAL_ERROR, "Incident " + incident + "."))
                .build();
    }
}
