package io.typogram.platform.answers;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// Writes answers that are for whoever asked: no cache but their own may keep them, and it asks each
/// time whether they still stand.
public final class PrivateAnswers {

    /// The value of `Cache-Control`.
    public static final String CACHE_CONTROL = "private, no-cache";

    private PrivateAnswers() {}

    public static Response ok(Object entity) {
        return answer(Response.Status.OK, entity);
    }

    public static Response answer(Response.Status status, Object entity) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .entity(entity)
                .build();
    }
}
