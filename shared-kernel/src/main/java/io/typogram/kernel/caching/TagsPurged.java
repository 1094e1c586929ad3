package io.typogram.kernel.caching;

import io.typogram.kernel.events.EventType;
import java.util.List;
import java.util.regex.Pattern;

/// Answers with one of these keys in their header `Cache-Tag` are wrong from now on. Told by cells to
/// the edges of all regions.
///
/// It is no event of a player: it is not kept in an outbox, and who misses one is wrong for the
/// answer's lifetime at most.
public record TagsPurged(List<String> tags) {

    public static final EventType TYPE = new EventType("caching.tags-purged.v1");
    public static final String TOPIC = "persistent://typogram/global/caching";

    /// Of one message. Who has more sends several.
    public static final int MAX_TAGS = 100;

    public static final int MAX_TAG_LENGTH = 128;

    private static final Pattern TAG =
            Pattern.compile("[\\x21-\\x2B\\x2D-\\x7E]{1," + MAX_TAG_LENGTH + "}");

    public TagsPurged {
        tags = List.copyOf(tags);
        if (tags.isEmpty() || tags.size() > MAX_TAGS) {
            throw new IllegalArgumentException("a purge names 1 to 100 tags");
        }
        if (!tags.stream().allMatch(TagsPurged::isTag)) {
            throw new IllegalArgumentException(
                    "a tag has 1 to 128 visible characters of ASCII, and no comma");
        }
    }

    /// Whether that can be a key of an answer.
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }
}
