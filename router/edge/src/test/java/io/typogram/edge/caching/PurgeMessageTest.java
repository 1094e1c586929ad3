package io.typogram.edge.caching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.edge.caching.PurgeMessage.Foreign;
import io.typogram.edge.caching.PurgeMessage.Malformed;
import io.typogram.edge.caching.PurgeMessage.NewerVersion;
import io.typogram.edge.caching.PurgeMessage.Purge;
import io.typogram.kernel.caching.TagsPurged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PurgeMessageTest {

    private static final Path GOLDEN =
            Path.of("../../shared-kernel/src/test/resources/events/caching.tags-purged.v1.json");

    @Test
    void theGoldenFileIsRead() throws IOException {
        assertThat(PurgeMessage.read(new JsonMapper(), Files.readAllBytes(GOLDEN)))
                .isEqualTo(new Purge(new TagsPurged(List.of("board-time-60-english", "boards"))));
    }

    @Test
    void theMostTagsAreReadAndOneMoreIsRefused() {
        assertThat(read(tags(TagsPurged.MAX_TAGS))).isInstanceOf(Purge.class);
        assertThat(read(tags(TagsPurged.MAX_TAGS + 1))).isInstanceOf(Malformed.class);
    }

    @Test
    void aNewerVersionMayMeanAnything() {
        assertThat(read("{\"type\":\"caching.tags-purged.v2\"}")).isEqualTo(new NewerVersion());
        assertThat(read("{\"type\":\"caching.something-else.v1\"}")).isEqualTo(new Foreign());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "17",
                "{}",
                "{\"type\":17}",
                "{\"type\":\"caching.tags-purged.v1\"}",
                "{\"type\":\"caching.tags-purged.v1\",\"payload\":{\"tags\":[]}}",
                "{\"type\":\"caching.tags-purged.v1\",\"payload\":{\"tags\":[\"a b\"]}}",
                "{\"type\":\"caching.tags-purged.v1\",\"payload\":{\"tags\":[\"\"]}}",
                "{\"type\":\"caching.tags-purged.v1\",\"payload\":{\"tags\":\"a\"}}",
            })
    void whatIsNoMessageOfOursIsSaidToBeNone(String text) {
        assertThat(read(text)).isInstanceOf(Malformed.class);
    }

    private static String tags(int count) {
        return "{\"type\":\"caching.tags-purged.v1\",\"payload\":{\"tags\":[%s]}}"
                .formatted(String.join(",", Collections.nCopies(count, "\"a\"")));
    }

    private static PurgeMessage read(String text) {
        return PurgeMessage.read(new JsonMapper(), text.getBytes(StandardCharsets.UTF_8));
    }
}
