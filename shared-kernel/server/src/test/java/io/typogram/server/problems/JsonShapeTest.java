package io.typogram.server.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonShapeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"a\":[{\"b\":\"]}\\\"\\\\\"},[]]}",
                "{\"я\":\"∀{[\"}",
                "{} trailing"
            })
    void whatIsClosedIsWhole(String body) {
        assertThat(isWhole(body, StandardCharsets.UTF_8)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "{\"x\":[",
                "{\"x\":{",
                "{\"x\":[}",
                "{\"x\":[}}",
                "{\"x\":{]}",
                "}",
                "\"",
                "\"\\\"",
                "{\"x\":\"]}",
                "{\"x\":\"\\\\\",\"y\":["
            })
    void whatIsNotClosedIsNot(String body) {
        assertThat(isWhole(body, StandardCharsets.UTF_8)).isFalse();
    }

    @Test
    void anotherEncodingIsRefused() {
        assertThat(isWhole("{}", StandardCharsets.UTF_16BE)).isFalse();
        assertThat(isWhole("{}", StandardCharsets.UTF_16LE)).isFalse();
    }

    @Test
    void whatIsTooDeepIsRefused() {
        int most = JsonShape.MAX_DEPTH;

        assertThat(isWhole("[".repeat(most) + "]".repeat(most), StandardCharsets.UTF_8)).isTrue();
        assertThat(isWhole("[".repeat(most + 1) + "]".repeat(most + 1), StandardCharsets.UTF_8))
                .isFalse();
    }

    private static boolean isWhole(String body, Charset charset) {
        JsonShape shape = new JsonShape();
        byte[] bytes = body.getBytes(charset);
        try {
            shape.read(bytes, 0, bytes.length);
            shape.end();
            return true;
        } catch (MalformedBodyException refused) {
            return false;
        }
    }
}
