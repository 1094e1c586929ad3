package io.typogram.kernel.moves;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a row has in its table's columns, in their order, as texts.
public record Row(List<@Nullable String> values) {

    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /// About how large it is: the length of its texts.
    public long size() {
        return values.stream().mapToLong(value -> value == null ? 0 : value.length()).sum();
    }
}
