package io.typogram.edge.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a testing server answers. Each character of the body is one byte.
///
/// @param chunked whether the length is left open
public record TestingAnswer(int status, Map<String, String> headers, String body, boolean chunked) {

    public static TestingAnswer text(int status, String body) {
        return new TestingAnswer(status, Map.of(), body, false);
    }

    /// What a cell answers about somebody who lives elsewhere.
    public static TestingAnswer livesElsewhere(String home) {
        return text(421, "elsewhere").with("Typogram-Home", home);
    }

    public TestingAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new TestingAnswer(status, more, body, chunked);
    }

    public TestingAnswer inChunks() {
        return new TestingAnswer(status, headers, body, true);
    }
}
