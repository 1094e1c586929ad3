package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.entity.CharacterStats;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A stream after it was read against the words of its test: everything that scores and checks are
/// made of. Any stream can be read; whether it deserves a score is for [StreamCheck] to say.
///
/// @param finished false when a text stops short of its last word
/// @param durationMillis the length of the test; of an unfinished one, until its last key
/// @param presses the keys that went down before the end, in order
/// @param speedCharacters what wpm counts
/// @param rawCharacters what raw speed counts
public record Replay(
        Mode mode,
        boolean finished,
        double durationMillis,
        List<Press> presses,
        int speedCharacters,
        int rawCharacters,
        CharacterStats characters,
        double keyOverlapMillis) {

    static final int MILLIS_PER_SECOND = 1_000;

    /// A key that went down.
    ///
    /// @param wanted what the text had there, as [TypedText#wanted] says it
    /// @param speedCharacters what speed counted right after it, a correct prefix of the current
    ///     word included
    public record Press(
            double atMillis,
            String key,
            Optional<String> wanted,
            Effect effect,
            int speedCharacters) {
        public Press {
            Objects.requireNonNull(key);
            Objects.requireNonNull(wanted);
            Objects.requireNonNull(effect);
        }

        boolean isWrong() {
            return effect == Effect.WRONG;
        }

        boolean endsWord() {
            return key.equals(Keystrokes.SPACE);
        }
    }

    public Replay {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(characters);
        presses = List.copyOf(presses);
    }

    /// Reads a stream. Never fails.
    public static Replay of(TestSettings settings, List<String> words, Keystrokes keystrokes) {
        Mode mode = settings.mode();
        TypedText text = new TypedText(mode, words);
        KeyOverlap overlap = new KeyOverlap();
        List<Press> presses = new ArrayList<>();
        double limitMillis = limitMillis(settings);
        for (int event = 0; event < keystrokes.size() && !text.isComplete(); event++) {
            double atMillis = keystrokes.atMillis(event);
            if (atMillis >= limitMillis) {
                break;
            }
            String key = keystrokes.key(event);
            if (keystrokes.isDown(event)) {
                overlap.down(key, atMillis);
                Optional<String> wanted = text.wanted();
                Effect effect = text.press(key);
                presses.add(new Press(atMillis, key, wanted, effect, text.speedCharacters(true)));
            } else {
                overlap.up(key, atMillis);
            }
        }
        boolean finished = mode.isTimed() || !mode.hasText() || text.isComplete();
        double durationMillis = mode.isTimed() ? limitMillis : lastAtMillis(presses);
        return new Replay(
                mode,
                finished,
                durationMillis,
                presses,
                text.speedCharacters(mode.isTimed()),
                text.rawCharacters(),
                text.characters(),
                overlap.totalMillis());
    }

    /// The keys that accuracy and raw speed count.
    public List<Press> inputs() {
        return presses.stream().filter(press -> press.effect().isInput()).toList();
    }

    private static double limitMillis(TestSettings settings) {
        return settings.mode().isTimed()
                ? (double) settings.amount() * MILLIS_PER_SECOND
                : Double.POSITIVE_INFINITY;
    }

    private static double lastAtMillis(List<Press> presses) {
        return presses.isEmpty() ? 0 : presses.getLast().atMillis();
    }
}
