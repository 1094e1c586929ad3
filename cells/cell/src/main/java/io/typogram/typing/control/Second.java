package io.typogram.typing.control;

import static io.typogram.typing.control.Replay.MILLIS_PER_SECOND;

import io.typogram.typing.control.Replay.Press;
import java.util.ArrayList;
import java.util.List;

/// One second of a run (rules 9, 14 and 16).
///
/// @param wpm speed from the beginning of the run to the end of this second
/// @param raw speed of the inputs within this second
/// @param errors wrong inputs within this second
/// @param away whether no key went down
record Second(double wpm, double raw, int errors, boolean away) {

    /// A rest of a test without a clock that is shorter than this is no second.
    static final int SHORTEST_REST_MILLIS = 500;

    static List<Second> of(Replay replay) {
        List<Second> seconds = new ArrayList<>();
        List<Press> presses = replay.presses();
        int from = 0;
        double startMillis = 0;
        int speedCharacters = 0;
        for (double endMillis : endsMillis(replay)) {
            int to = firstAfter(endMillis, from, replay);
            List<Press> inside = presses.subList(from, to);
            speedCharacters =
                    inside.isEmpty() ? speedCharacters : inside.getLast().speedCharacters();
            seconds.add(second(inside, startMillis, endMillis, speedCharacters));
            from = to;
            startMillis = endMillis;
        }
        return seconds;
    }

    private static List<Double> endsMillis(Replay replay) {
        List<Double> ends = new ArrayList<>();
        int wholeSeconds = (int) (replay.durationMillis() / MILLIS_PER_SECOND);
        for (int second = 1; second <= wholeSeconds; second++) {
            ends.add((double) second * MILLIS_PER_SECOND);
        }
        double restMillis = replay.durationMillis() - wholeSeconds * MILLIS_PER_SECOND;
        if (restMillis >= SHORTEST_REST_MILLIS) {
            ends.add(replay.durationMillis());
        }
        return ends;
    }

    /// The place of the first press behind a second. The second that the end of a `words` test
    /// falls on keeps all that is left: the press that closed it, and any at the same instant.
    private static int firstAfter(double endMillis, int from, Replay replay) {
        List<Press> presses = replay.presses();
        if (!replay.mode().isTimed() && endMillis == replay.durationMillis()) {
            return presses.size();
        }
        int place = from;
        while (place < presses.size() && presses.get(place).atMillis() < endMillis) {
            place++;
        }
        return place;
    }

    private static Second second(
            List<Press> inside, double startMillis, double endMillis, int speedCharacters) {
        int inputs = (int) inside.stream().filter(press -> press.effect().isInput()).count();
        int errors = (int) inside.stream().filter(press -> press.effect() == Effect.WRONG).count();
        return new Second(
                Formulas.wpm(speedCharacters, endMillis / MILLIS_PER_SECOND),
                Formulas.wpm(inputs, (endMillis - startMillis) / MILLIS_PER_SECOND),
                errors,
                inside.isEmpty());
    }
}
