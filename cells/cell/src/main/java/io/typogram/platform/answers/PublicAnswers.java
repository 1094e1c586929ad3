package io.typogram.platform.answers;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/// Writes answers that everybody may see. All of them pass here, so all can be cached in one way: they
/// depend on the address only, say for how long they hold, and what they were made from.
public final class PublicAnswers {

    /// What an answer was made from, by names that a cache before the cell may drop it by.
    public static final String CACHE_TAG = "Cache-Tag";

    /// When a page was read says nothing about what stands on it.
    private static final Pattern AS_OF = Pattern.compile("\"asOf\":\"[^\"]*\"");

    private PublicAnswers() {}

    /// Answers with JSON, or with 304 when the client has it.
    public static Response answer(Request request, String json, Freshness freshness, String tag) {
        EntityTag entity = entityTag(json);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(entity);
        return (unchanged == null ? Response.ok(json) : unchanged)
                .tag(entity)
                .header(HttpHeaders.CACHE_CONTROL, freshness.cacheControl())
                .header(CACHE_TAG, tag)
                .build();
    }

    private static EntityTag entityTag(String json) {
        String content = AS_OF.matcher(json).replaceFirst("");
        return new EntityTag(
                UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
