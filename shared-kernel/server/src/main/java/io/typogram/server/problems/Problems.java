package io.typogram.server.problems;

import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Writes problems as answers. All of them pass here, so all have one shape.
public final class Problems {

    private Problems() {}

    public static Response answer(ProblemType type) {
        return respond(Problem.of(type)).build();
    }

    public static Response answer(ProblemType type, String detail) {
        return respond(Problem.of(type, detail)).build();
    }

    /// For an answer that needs headers of its own.
    public static Response.ResponseBuilder respond(Problem problem) {
        return Response.status(problem.type().status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(toJson(problem).toString());
    }

    /// An answer that says when to come again.
    public static Response answerRetryable(ProblemType type, Duration retryAfter) {
        return respond(Problem.of(type))
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()))
                .build();
    }

    /// For a servlet, before anything else was written.
    public static void write(HttpServletResponse response, ProblemType type) throws IOException {
        response.setStatus(type.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream()
                .write(toJson(Problem.of(type)).toString().getBytes(StandardCharsets.UTF_8));
    }

    public static JsonObject toJson(Problem problem) {
        var json =
                Json.createObjectBuilder()
                        .add("type", problem.type().uri().toString())
                        .add("title", problem.type().title())
                        .add("status", problem.type().status())
                        .add("code", problem.type().code());
        problem.detail().ifPresent(detail -> json.add("detail", detail));
        return json.build();
    }
}
