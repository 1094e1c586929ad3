package io.typogram.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param nextCursor where the next page begins; null after the last
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /// The first `limit` of what was found, of which one more was asked for: whether there is more.
    ///
    /// @param cursorAfter where the next page begins, when this is its last
    public static <S, T> Page<T> of(
            List<S> found, int limit, Function<S, T> item, Function<S, String> cursorAfter) {
        List<S> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? cursorAfter.apply(shown.getLast()) : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }
}
