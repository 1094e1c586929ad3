package io.typogram.kernel.identity;

import java.util.regex.Pattern;

/// Names a region, such as `eu`: a lower-case word without a hyphen, so it is never a cell's name.
public record RegionId(String value) implements Comparable<RegionId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]{0,30}");

    public RegionId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a region");
        }
    }

    @Override
    public int compareTo(RegionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
