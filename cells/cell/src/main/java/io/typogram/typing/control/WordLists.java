package io.typogram.typing.control;

import io.typogram.typing.entity.Direction;
import io.typogram.typing.entity.Language;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.PunctuationMarks;
import io.typogram.typing.entity.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The languages there are, each with its words. The lists are resources of the application; where
/// they come from stands in `words/NOTICE` beside them.
public final class WordLists {

    private static final String FOLDER = "/io/typogram/typing/words/";

    private final SequencedMap<LanguageId, TestWords> words;

    public WordLists(List<WordList> lists) {
        SequencedMap<LanguageId, TestWords> byLanguage = new LinkedHashMap<>();
        for (WordList list : lists) {
            byLanguage.put(list.language().id(), new TestWords(list));
        }
        if (byLanguage.size() != lists.size()) {
            throw new IllegalArgumentException("a language has one list");
        }
        this.words = Collections.unmodifiableSequencedMap(byLanguage);
    }

    /// Reads the lists that the application carries.
    public static WordLists load() {
        return new WordLists(
                List.of(
                        leftToRight("english", "English", PunctuationMarks.COMMON),
                        rightToLeft("arabic", "العربية", PunctuationMarks.ARABIC),
                        leftToRight("bengali", "বাংলা", PunctuationMarks.DANDA),
                        leftToRight("bulgarian", "Български", PunctuationMarks.COMMON),
                        leftToRight("chinese", "中文", PunctuationMarks.CHINESE),
                        leftToRight("croatian", "Hrvatski", PunctuationMarks.COMMON),
                        leftToRight("czech", "Čeština", PunctuationMarks.COMMON),
                        leftToRight("danish", "Dansk", PunctuationMarks.COMMON),
                        leftToRight("dutch", "Nederlands", PunctuationMarks.COMMON),
                        leftToRight("finnish", "Suomi", PunctuationMarks.COMMON),
                        leftToRight("french", "Français", PunctuationMarks.COMMON),
                        leftToRight("german", "Deutsch", PunctuationMarks.COMMON),
                        leftToRight("greek", "Ελληνικά", PunctuationMarks.GREEK),
                        rightToLeft("hebrew", "עברית", PunctuationMarks.COMMON),
                        leftToRight("hindi", "हिन्दी", PunctuationMarks.DANDA),
                        leftToRight("hungarian", "Magyar", PunctuationMarks.COMMON),
                        leftToRight("indonesian", "Bahasa Indonesia", PunctuationMarks.COMMON),
                        leftToRight("italian", "Italiano", PunctuationMarks.COMMON),
                        leftToRight("japanese", "日本語", PunctuationMarks.JAPANESE),
                        leftToRight("korean", "한국어", PunctuationMarks.COMMON),
                        leftToRight("norwegian", "Norsk", PunctuationMarks.COMMON),
                        rightToLeft("persian", "فارسی", PunctuationMarks.ARABIC),
                        leftToRight("polish", "Polski", PunctuationMarks.COMMON),
                        leftToRight("portuguese", "Português", PunctuationMarks.COMMON),
                        leftToRight("romanian", "Română", PunctuationMarks.COMMON),
                        leftToRight("russian", "Русский", PunctuationMarks.COMMON),
                        leftToRight("spanish", "Español", PunctuationMarks.SPANISH),
                        leftToRight("swedish", "Svenska", PunctuationMarks.COMMON),
                        leftToRight("tamil", "தமிழ்", PunctuationMarks.COMMON),
                        leftToRight("thai", "ไทย", PunctuationMarks.COMMON),
                        leftToRight("turkish", "Türkçe", PunctuationMarks.TURKISH),
                        leftToRight("ukrainian", "Українська", PunctuationMarks.COMMON),
                        leftToRight("vietnamese", "Tiếng Việt", PunctuationMarks.COMMON)));
    }

    /// All languages, in the order in which players are offered them.
    public List<Language> languages() {
        return words.values().stream().map(TestWords::language).toList();
    }

    public Optional<TestWords> find(LanguageId language) {
        return Optional.ofNullable(words.get(language));
    }

    /// Whether lazy tests can be had in that language.
    public boolean hasDiacritics(LanguageId language) {
        return find(language).filter(TestWords::hasDiacritics).isPresent();
    }

    private static WordList leftToRight(String id, String name, PunctuationMarks marks) {
        return read(id, name, Direction.LEFT_TO_RIGHT, marks);
    }

    private static WordList rightToLeft(String id, String name, PunctuationMarks marks) {
        return read(id, name, Direction.RIGHT_TO_LEFT, marks);
    }

    private static WordList read(
            String id, String name, Direction direction, PunctuationMarks marks) {
        Language language = new Language(new LanguageId(id), name, direction, marks);
        String file = FOLDER + id + ".txt";
        try (InputStream stream = WordLists.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the application lacks " + file);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new WordList(language, text.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
