package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.typing.TestingStreams;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.Language;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.WordList;
import io.typogram.typing.entity.WordsVersion;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestWordsTest {

    private static final WordLists LISTS = WordLists.load();
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?؟;।。！？]");

    @Provide
    Arbitrary<TestSettings> settings() {
        Arbitrary<LanguageId> languages =
                Arbitraries.of(LISTS.languages().stream().map(Language::id).toList());
        return Combinators.combine(
                        Arbitraries.of(Mode.TIME, Mode.WORDS),
                        Arbitraries.integers().between(0, 3),
                        languages,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((mode, amount, language, punctuation, numbers) ->
                        new TestSettings(
                                mode,
                                mode.boardAmounts().get(amount),
                                language,
                                punctuation,
                                numbers,
                                Difficulty.NORMAL,
                                false));
    }

    /// Breaks when a seed begins to mean other words. Then the picking version must grow, or every
    /// test that is out there changes under its player's hands.
    @Test
    void aSeedMeansTheseWordsForEver() {
        assertThat(words(TestingStreams.words(10), 1))
                .containsExactly(
                        "nothing section will know shake there mission experience some identify"
                                .split(" "));
        assertThat(words(settings(25, true, true), 1))
                .containsExactly(
                        ("Section, know shake mission, some paper \"more\", coach, staff this. 5"
                                        + " explain, 742 6380 huge effect? Nation stand, television"
                                        + " down. Than foot throw few \"for\".")
                                .split(" "));
        assertThat(LISTS.find(TestingStreams.ENGLISH).orElseThrow().version())
                .isEqualTo(new WordsVersion(-3036037972490064181L));
    }

    @Property
    void theSameSeedGivesTheSameWords(
            @ForAll("settings") TestSettings settings, @ForAll long seed) {
        assertThat(words(settings, seed)).isEqualTo(words(settings, seed));
    }

    @Property
    void thereAreAsManyWordsAsTheTestNeeds(
            @ForAll("settings") TestSettings settings, @ForAll long seed) {
        assertThat(words(settings, seed))
                .hasSize(TestWords.countFor(settings))
                .allMatch(word -> !word.isBlank() && word.indexOf(' ') < 0)
                .allMatch(word -> Normalizer.isNormalized(word, Normalizer.Form.NFC));
    }

    @Property
    void noWordFollowsItself(@ForAll("settings") TestSettings settings, @ForAll long seed) {
        List<String> words = plain(words(settings, seed));
        for (int place = 1; place < words.size(); place++) {
            assertThat(words.get(place)).isNotEqualToIgnoringCase(words.get(place - 1));
        }
    }

    @Property
    void everyWordIsOfTheListOrANumber(
            @ForAll("settings") TestSettings settings, @ForAll long seed) {
        Set<String> list = new TreeSet<>(String::compareToIgnoreCase);
        list.addAll(list(settings.language()));
        assertThat(plain(words(settings, seed)))
                .allMatch(word ->
                        list.contains(word)
                                || (settings.numbers() && NUMBER.matcher(word).matches()));
    }

    @Property
    void punctuationMakesSentencesOfTheSameWords(
            @ForAll("settings") TestSettings settings, @ForAll long seed) {
        List<String> bare = words(with(settings, false), seed);
        List<String> set = words(with(settings, true), seed);

        assertThat(plain(set)).usingElementComparator(String::compareToIgnoreCase).isEqualTo(bare);
        assertThat(set.getLast()).matches(SENTENCE_END);
        assertThat(bare).noneMatch(word -> SENTENCE_END.matcher(word).matches());
        assertThat(bare).noneMatch(word -> word.contains("\""));
    }

    @Test
    void aSentenceBeginsWithACapital() {
        List<String> words = words(settings(100, true, false), 5);

        assertThat(words.getFirst()).matches("[\"¿¡]*\\p{Lu}.*");
        for (int place = 1; place < words.size(); place++) {
            if (SENTENCE_END.matcher(words.get(place - 1)).matches()) {
                assertThat(words.get(place)).matches("\"?\\p{Lu}.*");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"hindi, ।, ?", "japanese, 。, ？", "greek, ., ;", "persian, ., ؟"})
    void aLanguageHasItsOwnMarks(String language, String fullStop, String question) {
        String text = String.join(" ", words(punctuated(language), 1));

        assertThat(text).contains(fullStop, question);
    }

    @Test
    void aTurkishSentenceKeepsTheDotOfItsFirstLetter() {
        String text = String.join(" ", words(punctuated("turkish"), 3));

        assertThat(text).containsPattern("(^|[.!?]\"? )\"?İ").doesNotContain("Iç", "Iy");
    }

    @Test
    void aLongTextHasEveryMarkAndATenthOfNumbers() {
        List<String> words = new ArrayList<>();
        for (long seed = 0; seed < 40; seed++) {
            words.addAll(words(settings(100, true, true), seed));
        }
        String text = String.join(" ", words);

        assertThat(text).contains(",", ".", "?", "!", "\"");
        long numbers = plain(words).stream().filter(word -> NUMBER.matcher(word).matches()).count();
        assertThat((double) numbers / words.size()).isBetween(0.08, 0.12);
    }

    @Test
    void everyWordOfTheListComesUp() {
        List<String> seen = new ArrayList<>();
        for (long seed = 0; seed < 40; seed++) {
            seen.addAll(words(TestingStreams.time(120), seed));
        }

        assertThat(seen).containsAll(list(TestingStreams.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource({
        "TIME, 15, 90",
        "TIME, 60, 360",
        "TIME, 120, 720",
        "TIME, 3600, 18120",
        "WORDS, 25, 25"
    })
    void aTimedTestHasMoreThanAnybodyTypes(Mode mode, int amount, int expected) {
        assertThat(TestWords.countFor(TestSettings.plain(mode, amount, TestingStreams.ENGLISH)))
                .isEqualTo(expected);
    }

    @Test
    void aChangedListHasAnotherVersion() {
        TestWords english = LISTS.find(TestingStreams.ENGLISH).orElseThrow();
        List<String> changed = new ArrayList<>(list(TestingStreams.ENGLISH));
        changed.removeLast();

        assertThat(new TestWords(new WordList(english.language(), changed)).version())
                .isNotEqualTo(english.version());
        assertThat(WordLists.load().find(TestingStreams.ENGLISH).orElseThrow().version())
                .isEqualTo(english.version());
    }

    private static TestSettings settings(int count, boolean punctuation, boolean numbers) {
        return new TestSettings(
                Mode.WORDS,
                count,
                TestingStreams.ENGLISH,
                punctuation,
                numbers,
                Difficulty.NORMAL,
                false);
    }

    private static TestSettings punctuated(String language) {
        return with(TestingStreams.words(100).withLanguage(new LanguageId(language)), true)
                .withAmount(1_000);
    }

    private static TestSettings with(TestSettings settings, boolean punctuation) {
        return new TestSettings(
                settings.mode(),
                settings.amount(),
                settings.language(),
                punctuation,
                settings.numbers(),
                settings.difficulty(),
                settings.lazy());
    }

    private static List<String> words(TestSettings settings, long seed) {
        return LISTS.find(settings.language()).orElseThrow().of(settings, seed);
    }

    private static List<String> list(LanguageId language) {
        return WordListsTest.wordsOf(language);
    }

    private static List<String> plain(List<String> words) {
        return words.stream().map(word -> word.replaceAll("[\",.?!¿¡،؟;।，、。！？]", "")).toList();
    }
}
