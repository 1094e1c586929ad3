package io.typogram.kernel.identity;

import java.util.regex.Pattern;

/// Names a cell: a lower-case word, a hyphen and a number, such as `eu-1` or `acme-1`.
///
/// The number keeps a cell's name apart from a region's or a tenant's, and the narrow alphabet lets
/// the name stand unescaped in host names, subscription names and headers.
public record CellId(String value) implements Comparable<CellId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]{0,30}-[1-9][0-9]{0,3}");

    public CellId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a cell");
        }
    }

    @Override
    public int compareTo(CellId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
