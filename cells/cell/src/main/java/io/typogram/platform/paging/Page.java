package io.typogram.platform.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param nextCursor where the next page begins; null after the last
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
