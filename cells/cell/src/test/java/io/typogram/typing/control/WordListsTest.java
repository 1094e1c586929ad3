package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.typing.entity.Direction;
import io.typogram.typing.entity.Language;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.PunctuationMarks;
import io.typogram.typing.entity.WordList;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordListsTest {

    private static final Language LANGUAGE =
            new Language(
                    new LanguageId("invented"),
                    "Invented",
                    Direction.LEFT_TO_RIGHT,
                    PunctuationMarks.COMMON);

    private final WordLists lists = WordLists.load();

    static List<String> wordsOf(LanguageId language) {
        String file = "/io/typogram/typing/words/" + language + ".txt";
        try (InputStream stream =
                Objects.requireNonNull(WordLists.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void thereAreEnglishAndLanguagesOfOtherScripts() {
        assertThat(lists.languages())
                .extracting(language -> language.id().value())
                .hasSize(33)
                .startsWith("english", "arabic")
                .contains("chinese", "greek", "hindi", "japanese", "korean", "thai", "vietnamese");
        assertThat(lists.languages())
                .filteredOn(language -> language.direction() == Direction.RIGHT_TO_LEFT)
                .extracting(Language::name)
                .containsExactly("العربية", "עברית", "فارسی");
    }

    @Test
    void aLanguageThatIsNotThereIsNotFound() {
        assertThat(lists.find(new LanguageId("klingon"))).isEmpty();
    }

    @Test
    void whereTheWordsComeFromIsSaid() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(
                        WordLists.class.getResourceAsStream("/io/typogram/typing/words/NOTICE"))) {
            String notice = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(lists.languages())
                    .allMatch(language -> notice.contains(language.id() + ".txt"));
            assertThat(notice)
                    .contains("MIT License", "Copyright (c) 2012 Daniele Faraglia")
                    .contains("UNICODE LICENSE V3", "Copyright © 2004-2026 Unicode, Inc.")
                    .contains("Dr Martin Porter", "Jacques Savoy");
        }
    }

    @Test
    void theFirstListsAreAsTheyWere() {
        assertThat(fingerprint("french")).isEqualTo(6301037295009130578L);
        assertThat(fingerprint("persian")).isEqualTo(8832201693567816111L);
        assertThat(fingerprint("spanish")).isEqualTo(-7654008335436852457L);
    }

    /// The clients cut the same words, and count alike: `languages.test.ts` reads the same file.
    @Test
    void everyLanguageHasAsManyCharactersAsClientsSee() throws IOException {
        Map<String, Integer> counted = new TreeMap<>();
        for (Language language : lists.languages()) {
            String words = String.join(" ", wordsOf(language.id()));
            counted.put(language.id().value(), Graphemes.of(words).size());
        }
        try (InputStream stream =
                Objects.requireNonNull(
                        WordListsTest.class.getResourceAsStream("/characters-of-lists.json"))) {
            JsonObject expected = Json.createReader(stream).readObject();
            assertThat(counted.keySet()).isEqualTo(expected.keySet());
            assertThat(counted)
                    .allSatisfy((language, count) ->
                            assertThat(count).as(language).isEqualTo(expected.getInt(language)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "french, true",
        "greek, true",
        "vietnamese, true",
        "english, false",
        "hindi, false"
    })
    void onlySomeLanguagesHaveDiacritics(String language, boolean has) {
        assertThat(lists.hasDiacritics(new LanguageId(language))).isEqualTo(has);
    }

    private long fingerprint(String language) {
        return lists.find(new LanguageId(language)).orElseThrow().version().fingerprint();
    }

    @Test
    void aListHasABound() {
        assertThat(new WordList(LANGUAGE, invented(WordList.MIN_WORDS)).words()).hasSize(200);
        assertThat(new WordList(LANGUAGE, invented(WordList.MAX_WORDS)).words()).hasSize(2_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WordList(LANGUAGE, invented(WordList.MIN_WORDS - 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WordList(LANGUAGE, invented(WordList.MAX_WORDS + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "don't", "e\u0301", "x1", "abcdefghijklmnopq", "aaaa"})
    void whatIsNoWordOrStandsTwiceIsRefused(String word) {
        List<String> words = new ArrayList<>(invented(WordList.MIN_WORDS));
        words.add(word);

        assertThatIllegalArgumentException().isThrownBy(() -> new WordList(LANGUAGE, words));
    }

    @Test
    void aLanguageHasOneList() {
        WordList list = new WordList(LANGUAGE, invented(WordList.MIN_WORDS));

        assertThatIllegalArgumentException().isThrownBy(() -> new WordLists(List.of(list, list)));
    }

    /// Different words of four letters: `aaaa`, `aaab`, …
    private static List<String> invented(int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        "aa"
                                + (char) ('a' + number / 26 % 26)
                                + (char) ('a' + number % 26)
                                + "b".repeat(number / 676))
                .toList();
    }
}
