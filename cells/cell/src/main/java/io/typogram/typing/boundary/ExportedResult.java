package io.typogram.typing.boundary;

import io.typogram.typing.entity.Result;
import java.util.List;
import java.util.function.Function;

/// A result as it is taken elsewhere, with the names of its tags.
///
/// @param tags names, in order
record ExportedResult(Result result, List<String> tags) {

    ExportedResult {
        tags = List.copyOf(tags);
    }

    /// What is said about a result.
    ///
    /// @param reader gives a text, a whole number ([Long]), a decimal ([Double]), or yes and no
    record Column(String wireName, Function<ExportedResult, Object> reader) {

        Object of(ExportedResult row) {
            return reader.apply(row);
        }
    }

    static final Column TAGS = new Column("tags", row -> String.join("; ", row.tags()));

    static final List<Column> COLUMNS =
            List.of(
                    new Column("resultId", row -> row.result().resultId().toString()),
                    new Column("completedAt", row -> row.result().completedAt().toString()),
                    new Column("mode", row -> row.result().settings().mode().wireName()),
                    new Column("amount", row -> (long) row.result().settings().amount()),
                    new Column("language", row -> row.result().settings().language().value()),
                    new Column("punctuation", row -> row.result().settings().punctuation()),
                    new Column("numbers", row -> row.result().settings().numbers()),
                    new Column(
                            "difficulty", row -> row.result().settings().difficulty().wireName()),
                    new Column("lazy", row -> row.result().settings().lazy()),
                    new Column("wpm", row -> row.result().score().wpm()),
                    new Column("raw", row -> row.result().score().raw()),
                    new Column("accuracy", row -> row.result().score().accuracy()),
                    new Column("consistency", row -> row.result().score().consistency()),
                    new Column("keyConsistency", row -> row.result().score().keyConsistency()),
                    new Column(
                            "correct", row -> (long) row.result().score().characters().correct()),
                    new Column(
                            "incorrect",
                            row -> (long) row.result().score().characters().incorrect()),
                    new Column("extra", row -> (long) row.result().score().characters().extra()),
                    new Column("missed", row -> (long) row.result().score().characters().missed()),
                    new Column("durationSeconds", row -> row.result().score().durationSeconds()),
                    new Column("afkSeconds", row -> (long) row.result().score().afkSeconds()),
                    new Column("keyOverlapMillis", row -> row.result().score().keyOverlapMillis()),
                    new Column("personalBest", row -> row.result().personalBest()),
                    new Column("standing", row -> row.result().standing().wireName()),
                    TAGS);
}
