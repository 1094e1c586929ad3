package io.typogram.typing.control;

import io.typogram.typing.entity.Language;
import io.typogram.typing.entity.PunctuationMarks;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.WordList;
import io.typogram.typing.entity.WordsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Makes the words of tests in one language. The same list, seed and settings give the same words
/// for ever, on every cell, so a signed seed is all that an issued test has to carry.
///
/// First every place gets a word or a number, then sentences are set into the row; both draw from
/// one [SplitMix]. A seed therefore has the same words with and without punctuation.
public final class TestWords {

    /// The text of a timed test must not run out: for two minutes up to 360 wpm, for an hour up to 300.
    private static final int BURST_SECONDS = 120;

    private static final int WORDS_PER_BURST_SECOND = 6;
    private static final int WORDS_PER_SECOND = 5;

    /// Grows when anything in the way of picking changes, because a seed then means other words.
    private static final int PICKING_VERSION = 1;

    private static final Set<String> COMMON_MARKS = Set.of(".", "!", "I");

    private static final int PLACES_PER_NUMBER = 10;
    private static final int MAX_DIGITS = 4;

    private final WordList list;
    private final WordsVersion version;
    private final boolean hasDiacritics;

    public TestWords(WordList list) {
        this.list = list;
        this.version = versionOf(list);
        this.hasDiacritics = !PlainLetters.of(list.words()).equals(list.words());
    }

    public Language language() {
        return list.language();
    }

    /// Which list and which way of picking these words come from.
    public WordsVersion version() {
        return version;
    }

    /// Whether a lazy test of this language differs from any other.
    public boolean hasDiacritics() {
        return hasDiacritics;
    }

    /// How many words a test of these settings has.
    public static int countFor(TestSettings settings) {
        if (!settings.mode().isTimed()) {
            return settings.amount();
        }
        int burst = Math.min(settings.amount(), BURST_SECONDS);
        int rest = settings.amount() - burst;
        return burst * WORDS_PER_BURST_SECOND + rest * WORDS_PER_SECOND;
    }

    /// The words that a seed stands for. No word, and no number, follows itself.
    public List<String> of(TestSettings settings, long seed) {
        SplitMix random = new SplitMix(seed);
        List<String> words = pick(countFor(settings), settings.numbers(), random);
        if (settings.punctuation()) {
            new Punctuation(list.language().marks(), random).set(words);
        }
        return List.copyOf(words);
    }

    private List<String> pick(int count, boolean withNumbers, SplitMix random) {
        List<String> picked = new ArrayList<>(count);
        String previous = "";
        while (picked.size() < count) {
            boolean number = withNumbers && random.onceIn(PLACES_PER_NUMBER);
            String next = number ? number(random) : word(random);
            if (!next.equalsIgnoreCase(previous)) {
                picked.add(next);
                previous = next;
            }
        }
        return picked;
    }

    private String word(SplitMix random) {
        return list.words().get(random.nextInt(list.words().size()));
    }

    /// One to four digits, each length as often as the others, without a leading zero.
    private static String number(SplitMix random) {
        int smallest = (int) Math.pow(10, random.nextInt(MAX_DIGITS));
        return Integer.toString(smallest + random.nextInt(9 * smallest));
    }

    private static WordsVersion versionOf(WordList list) {
        PunctuationMarks marks = list.language().marks();
        List<String> parts = new ArrayList<>();
        parts.add(Integer.toString(PICKING_VERSION));
        parts.add(marks.comma());
        parts.add(marks.question());
        parts.add(marks.questionOpening());
        parts.add(marks.exclamationOpening());
        // Common ones are left out: they were not there when the first versions were given.
        Stream.of(marks.fullStop(), marks.exclamation(), marks.capitalOfI())
                .filter(mark -> !COMMON_MARKS.contains(mark))
                .forEach(parts::add);
        parts.addAll(list.words());
        return WordsVersion.of(parts);
    }
}
