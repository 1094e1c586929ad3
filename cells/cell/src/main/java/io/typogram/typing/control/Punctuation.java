package io.typogram.typing.control;

import io.typogram.typing.entity.PunctuationMarks;
import java.util.List;

/// Sets sentences into a row of words: a capital, some commas and quotes, and a mark at the end.
final class Punctuation {

    private static final int SHORTEST_SENTENCE_WORDS = 3;
    private static final int LONGEST_SENTENCE_WORDS = 10;
    private static final int WORDS_PER_COMMA = 8;
    private static final int WORDS_PER_QUOTE = 20;
    private static final int SENTENCES_PER_QUESTION = 6;
    private static final int SENTENCES_PER_EXCLAMATION = 8;

    private final PunctuationMarks marks;
    private final SplitMix random;

    Punctuation(PunctuationMarks marks, SplitMix random) {
        this.marks = marks;
        this.random = random;
    }

    /// Changes the words in place.
    void set(List<String> words) {
        int from = 0;
        while (from < words.size()) {
            int to = from + sentenceLength(words.size() - from);
            setSentence(words.subList(from, to));
            from = to;
        }
    }

    /// A rest that is too short for a sentence of its own joins this one.
    private int sentenceLength(int remaining) {
        int drawn =
                SHORTEST_SENTENCE_WORDS
                        + random.nextInt(LONGEST_SENTENCE_WORDS - SHORTEST_SENTENCE_WORDS + 1);
        return remaining - drawn < SHORTEST_SENTENCE_WORDS ? remaining : drawn;
    }

    private void setSentence(List<String> sentence) {
        sentence.set(0, capitalized(sentence.getFirst()));
        int last = sentence.size() - 1;
        for (int place = 0; place <= last; place++) {
            if (random.onceIn(WORDS_PER_QUOTE)) {
                sentence.set(place, '"' + sentence.get(place) + '"');
            }
            if (place < last && random.onceIn(WORDS_PER_COMMA)) {
                sentence.set(place, sentence.get(place) + marks.comma());
            }
        }
        setEnd(sentence);
    }

    private void setEnd(List<String> sentence) {
        if (random.onceIn(SENTENCES_PER_QUESTION)) {
            enclose(sentence, marks.questionOpening(), marks.question());
        } else if (random.onceIn(SENTENCES_PER_EXCLAMATION)) {
            enclose(sentence, marks.exclamationOpening(), marks.exclamation());
        } else {
            enclose(sentence, "", marks.fullStop());
        }
    }

    private static void enclose(List<String> sentence, String opening, String closing) {
        sentence.set(0, opening + sentence.getFirst());
        int last = sentence.size() - 1;
        sentence.set(last, sentence.get(last) + closing);
    }

    private String capitalized(String word) {
        if (word.startsWith("i")) {
            return marks.capitalOfI() + word.substring(1);
        }
        int first = word.codePointAt(0);
        return Character.toString(Character.toTitleCase(first))
                + word.substring(Character.charCount(first));
    }
}
