package io.typogram.kernel.identity;

import java.util.regex.Pattern;

/// Names an organisation that has users, and perhaps a cell, of its own: such as `acme`. It is the alias of
/// the organisation at the identity provider too, and never changes.
public record TenantId(String value) implements Comparable<TenantId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    public TenantId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a tenant");
        }
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
