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

    /// What is said about a result: a text, a whole number, a decimal, or yes and no.
    enum Column {
        RESULT_ID("resultId", row -> row.result().resultId().toString()),
        COMPLETED_AT("completedAt", row -> row.result().completedAt().toString()),
        MODE("mode", row -> row.result().settings().mode().wireName()),
        AMOUNT("amount", row -> (long) row.result().settings().amount()),
        LANGUAGE("language", row -> row.result().settings().language().value()),
        PUNCTUATION("punctuation", row -> row.result().settings().punctuation()),
        NUMBERS("numbers", row -> row.result().settings().numbers()),
        DIFFICULTY("difficulty", row -> row.result().settings().difficulty().wireName()),
        LAZY("lazy", row -> row.result().settings().lazy()),
        WPM("wpm", row -> row.result().score().wpm()),
        RAW("raw", row -> row.result().score().raw()),
        ACCURACY("accuracy", row -> row.result().score().accuracy()),
        CONSISTENCY("consistency", row -> row.result().score().consistency()),
        KEY_CONSISTENCY("keyConsistency", row -> row.result().score().keyConsistency()),
        CORRECT("correct", row -> (long) row.result().score().characters().correct()),
        INCORRECT("incorrect", row -> (long) row.result().score().characters().incorrect()),
        EXTRA("extra", row -> (long) row.result().score().characters().extra()),
        MISSED("missed", row -> (long) row.result().score().characters().missed()),
        DURATION("durationSeconds", row -> row.result().score().durationSeconds()),
        AFK("afkSeconds", row -> (long) row.result().score().afkSeconds()),
        KEY_OVERLAP("keyOverlapMillis", row -> row.result().score().keyOverlapMillis()),
        PERSONAL_BEST("personalBest", row -> row.result().personalBest()),
        STANDING("standing", row -> row.result().standing().wireName()),
        TAGS("tags", row -> String.join("; ", row.tags()));

        private final String wireName;
        private final Function<ExportedResult, Object> reader;

        Column(String wireName, Function<ExportedResult, Object> reader) {
            this.wireName = wireName;
            this.reader = reader;
        }

        String wireName() {
            return wireName;
        }

        Object of(ExportedResult row) {
            return reader.apply(row);
        }
    }
}
