package io.typogram.typing.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.paging.Cursor;
import io.typogram.platform.paging.Limit;
import io.typogram.platform.paging.Page;
import io.typogram.typing.control.History;
import io.typogram.typing.control.Results.Position;
import io.typogram.typing.entity.HistoryFilter;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A player's results on the wire, page by page.
@ApplicationScoped
public class HistoryPages {

    @Inject private History history;

    /// @param limit as a client says it
    /// @param cursor as a client hands it back
    Page<ResultRepresentation> page(
            UserId user, HistoryFilter filter, @Nullable String limit, @Nullable String cursor) {
        int count = Limit.read(limit);
        Optional<Position> before = Cursor.read(cursor, 2, HistoryPages::position);
        List<Result> page = history.page(history.select(user, filter), before, count + 1);
        return Page.of(page, count, ResultRepresentation::of, HistoryPages::cursorAfter);
    }

    private static String cursorAfter(Result last) {
        return Cursor.of(last.completedAt(), last.resultId());
    }

    private static Position position(List<String> parts) {
        return new Position(Cursor.instant(parts.get(0)), UUID.fromString(parts.get(1)));
    }
}
