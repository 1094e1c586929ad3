package io.typogram.topology.cells;

import java.util.regex.Pattern;

/// The build that a node runs, as it says itself: such as `1.0.0+3f2a9c1`. It is compared for being the same,
/// and never for being newer.
public record Release(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

    public Release {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a release is such as 1.0.0+3f2a9c1");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
