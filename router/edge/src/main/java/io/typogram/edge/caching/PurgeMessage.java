package io.typogram.edge.caching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.kernel.caching.TagsPurged;
import io.typogram.kernel.events.EventType;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/// What a message on the topic of purges says.
sealed interface PurgeMessage {

    /// What has these keys is wrong.
    record Purge(TagsPurged purged) implements PurgeMessage {}

    /// A purge in a form that is not known here yet, so anything could be meant.
    record NewerVersion() implements PurgeMessage {}

    /// Something else.
    record Foreign() implements PurgeMessage {}

    /// No message of ours.
    record Malformed(String why) implements PurgeMessage {}

    /// Reads a message off the wire.
    static PurgeMessage read(JsonMapper json, byte[] bytes) {
        try {
            JsonNode envelope = json.readTree(bytes);
            EventType type = new EventType(envelope.path("type").asText());
            if (type.equals(TagsPurged.TYPE)) {
                return new Purge(new TagsPurged(texts(envelope.path("payload").path("tags"))));
            }
            return type.nameWithoutVersion().equals(TagsPurged.TYPE.nameWithoutVersion())
                    ? new NewerVersion()
                    : new Foreign();
        } catch (IOException notJson) {
            return new Malformed("it is not JSON");
        } catch (IllegalArgumentException notOurs) {
            return new Malformed(String.valueOf(notOurs.getMessage()));
        }
    }

    private static List<String> texts(JsonNode array) {
        // One more than allowed is enough to be refused.
        return StreamSupport.stream(array.spliterator(), false)
                .limit(TagsPurged.MAX_TAGS + 1L)
                .map(JsonNode::asText)
                .toList();
    }
}
