package io.typogram.typing.boundary;

import io.typogram.server.problems.InvalidInputException;
import io.typogram.typing.control.History;
import io.typogram.typing.control.History.Selection;
import io.typogram.typing.control.Results.Position;
import io.typogram.typing.control.Tags;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Writes results to a file, newest first, page by page: a million of them take no more memory than a page.
@ApplicationScoped
public class HistoryExport {

    private static final int AT_ONCE = 500;

    @Inject private History history;
    @Inject private Tags tags;

    /// What a file can be.
    enum Format {
        CSV("csv", "text/csv; charset=UTF-8"),
        JSON("json", "application/json");

        private final String wireName;
        private final String mediaType;

        Format(String wireName, String mediaType) {
            this.wireName = wireName;
            this.mediaType = mediaType;
        }

        static Format read(String text) {
            return switch (text) {
                case "csv" -> CSV;
                case "json" -> JSON;
                default -> throw new InvalidInputException("format is csv or json");
            };
        }

        String wireName() {
            return wireName;
        }

        String mediaType() {
            return mediaType;
        }

        private ExportedRows rows(OutputStream out) throws IOException {
            return switch (this) {
                case CSV -> new CsvRows(out);
                case JSON -> new JsonRows(out);
            };
        }
    }

    /// @param asOf what comes later is not in the file, and nothing before it goes away
    void write(Selection selection, Instant asOf, Format format, OutputStream out)
            throws IOException {
        try (ExportedRows rows = format.rows(out)) {
            Optional<Position> end = Optional.of(History.endOf(asOf));
            while (end.isPresent()) {
                List<Result> page = history.page(selection, end, AT_ONCE);
                add(page, selection, rows);
                end = page.size() < AT_ONCE ? Optional.empty() : Optional.of(last(page));
            }
        }
    }

    private void add(List<Result> page, Selection selection, ExportedRows rows) throws IOException {
        Map<UUID, List<Tag>> tagged =
                tags.of(selection.user(), page.stream().map(Result::resultId).toList());
        for (Result result : page) {
            List<Tag> own = tagged.getOrDefault(result.resultId(), List.of());
            rows.add(new ExportedResult(result, own.stream().map(Tag::name).toList()));
        }
    }

    private static Position last(List<Result> page) {
        return new Position(page.getLast().completedAt(), page.getLast().resultId());
    }
}
