package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.control.History.Selection;
import io.typogram.typing.entity.KeyFigures;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Tells how a player's keys were typed, from the keystrokes of their newest results. Nothing is kept of it: reading
/// the streams again costs less than keeping a count of each pair with each run would.
@ApplicationScoped
public class SummarizeKeys {

    public static final int MAX_RESULTS = 200;

    /// Streams in memory at once: nearly all are short, and a few are very long.
    private static final int AT_ONCE = 25;

    @Inject private History history;
    @Inject private ResultWords words;
    @Inject private StoredKeystrokes keystrokes;

    /// Of the newest of the selected results: those that count, whose keystrokes are kept and whose words can be told,
    /// as far as they are read ([ColdReading], [KeyTally#isFull]). Not for use in a transaction.
    ///
    /// @param last how many, at most [#MAX_RESULTS]
    /// @throws io.typogram.server.problems.FaultException `keystrokes-unavailable` when some are outside the database,
    ///     and the store does not answer
    public KeyFigures of(Selection selection, int last) {
        List<Result> newest =
                history.page(selection, Optional.empty(), Math.min(last, MAX_RESULTS)).stream()
                        .filter(SummarizeKeys::isTold)
                        .toList();
        KeyTally tally = new KeyTally();
        ColdReading reading = keystrokes.reading();
        List<Result> rest = newest;
        while (!rest.isEmpty() && !tally.isFull()) {
            List<Result> next = rest.subList(0, Math.min(AT_ONCE, rest.size()));
            add(selection, next, reading, tally);
            rest = rest.subList(next.size(), rest.size());
        }
        return tally.figures();
    }

    private void add(Selection selection, List<Result> some, ColdReading reading, KeyTally tally) {
        List<UUID> ids = some.stream().map(Result::resultId).toList();
        Map<UUID, Keystrokes> typed = keystrokes.find(selection.user(), ids, reading);
        for (Result result : some) {
            Keystrokes stream = typed.get(result.resultId());
            if (stream != null && !tally.isFull()) {
                words.of(result).ifPresent(text -> tally.add(result.settings(), text, stream));
            }
        }
    }

    /// Where there is no text, nobody knows what was wanted.
    private static boolean isTold(Result result) {
        return result.standing().counts() && result.settings().mode().hasText();
    }
}
