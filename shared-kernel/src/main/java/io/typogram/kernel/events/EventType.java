package io.typogram.kernel.events;

import java.util.regex.Pattern;

/// The name of an event on the wire, `context.past-tense-words.vN`, such as
/// `typing.test-completed.v1`. A changed shape is a new version, never the same name again.
public record EventType(String value) {

    private static final Pattern SHAPE =
            Pattern.compile("[a-z]{1,30}\\.[a-z]+(-[a-z]+){0,5}\\.v[1-9][0-9]?");

    public EventType {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the type of an event");
        }
    }

    /// The bounded context that tells of it.
    public String context() {
        return value.substring(0, value.indexOf('.'));
    }

    /// What it tells of, whichever form it has, such as `typing.test-completed`.
    public String nameWithoutVersion() {
        return value.substring(0, value.lastIndexOf('.'));
    }

    @Override
    public String toString() {
        return value;
    }
}
