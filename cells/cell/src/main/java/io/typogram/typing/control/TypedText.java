package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.entity.CharacterStats;
import io.typogram.typing.entity.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The text of a run as it stands, changed key by key (rules 1 to 5 and 8). One instance reads one
/// stream, whether it is stored or still arriving. Every key costs the same, however long the text.
public final class TypedText {

    private final boolean endsWithLastWord;
    private final boolean hasTargets;
    private final List<String> targets;

    /// The words that were reached: a timed test has many more than anybody types.
    private final List<TypedWord> reached = new ArrayList<>();

    /// The place of the current word; the number of words once every one of them has been ended.
    private int current;

    /// Characters of the ended, fully correct words with their spaces. It only grows: there is no
    /// way back into a correct word.
    private int settledCharacters;

    private boolean complete;

    public TypedText(Mode mode, List<String> targets) {
        this.endsWithLastWord = mode.hasText() && !mode.isTimed();
        this.hasTargets = mode.hasText();
        this.targets = List.copyOf(targets);
    }

    /// Lets one key act. After the last word of a text nothing does.
    ///
    /// @param key a character, [Keystrokes#BACKSPACE] or [Keystrokes#DELETE_WORD]
    public Effect press(String key) {
        if (complete) {
            return Effect.IGNORED;
        }
        return switch (key) {
            case Keystrokes.BACKSPACE -> erase(TypedWord::eraseCharacter, word -> {});
            case Keystrokes.DELETE_WORD -> erase(TypedWord::erase, TypedWord::erase);
            case Keystrokes.SPACE -> endWord();
            default -> append(key);
        };
    }

    /// Whether the text has had the key that ends it. A `time` test is ended by its clock, and `zen` by
    /// the player.
    public boolean isComplete() {
        return complete;
    }

    /// What the text has next, a space behind a word included. Nothing where there is no text, behind a mistake that
    /// stands in the current word, and behind the end.
    Optional<String> wanted() {
        return complete || isPastTheEnd() ? Optional.empty() : word(current).wanted();
    }

    /// How many words have been ended.
    public int endedWords() {
        return current;
    }

    /// The characters that speed counts (rule 12): of fully correct words, with their spaces.
    ///
    /// @param withPrefix whether the current word counts as far as it goes, when nothing in it is
    ///     wrong
    public int speedCharacters(boolean withPrefix) {
        if (isPastTheEnd()) {
            return settledCharacters;
        }
        TypedWord word = word(current);
        int whole = word.isCorrect() ? word.length() : 0;
        return settledCharacters + (withPrefix ? word.correctPrefix() : whole);
    }

    /// The characters that stand, counted (rule 11).
    public CharacterStats characters() {
        CharacterStats sum = new CharacterStats(correctSpaces(), 0, 0, 0);
        int last = isPastTheEnd() ? current - 1 : current;
        for (int place = 0; place <= last; place++) {
            sum = sum.plus(word(place).characters(place < current));
        }
        return sum;
    }

    /// The characters that raw speed counts (rule 13): all that stand, and one space for every
    /// ended word.
    public int rawCharacters() {
        return characters().typed() - correctSpaces() + current;
    }

    /// The words that were reached, from a place on, as they stand.
    List<String> wordsFrom(int place) {
        return reached.stream().limit(current + 1L).skip(place).map(TypedWord::text).toList();
    }

    private Effect append(String character) {
        if (isPastTheEnd()) {
            return Effect.IGNORED;
        }
        TypedWord word = word(current);
        boolean correct = word.append(character);
        if (endsWithLastWord && isLast() && word.isCorrect()) {
            complete = true;
        }
        return correct ? Effect.CORRECT : Effect.WRONG;
    }

    private Effect endWord() {
        if (isPastTheEnd() || word(current).isEmpty()) {
            return Effect.IGNORED;
        }
        TypedWord word = word(current);
        complete = endsWithLastWord && isLast();
        current++;
        if (!word.isCorrect()) {
            return Effect.WRONG;
        }
        settledCharacters += word.length() + 1;
        return Effect.CORRECT;
    }

    /// Takes from the current word or, when that is empty, goes back to the one before it, if that
    /// was wrong.
    private Effect erase(Consumer<TypedWord> fromCurrent, Consumer<TypedWord> fromPrevious) {
        if (!isPastTheEnd() && !word(current).isEmpty()) {
            fromCurrent.accept(word(current));
            return Effect.ERASED;
        }
        if (current == 0 || word(current - 1).isCorrect()) {
            return Effect.IGNORED;
        }
        current--;
        fromPrevious.accept(word(current));
        return Effect.ERASED;
    }

    private boolean isLast() {
        return current == targets.size() - 1;
    }

    private boolean isPastTheEnd() {
        return hasTargets && current == targets.size();
    }

    /// Words are reached one after the other.
    private TypedWord word(int place) {
        if (place == reached.size()) {
            reached.add(
                    hasTargets
                            ? TypedWord.like(Graphemes.of(targets.get(place)))
                            : TypedWord.free());
        }
        return reached.get(place);
    }

    private int correctSpaces() {
        int spaces = 0;
        for (TypedWord word : reached.subList(0, current)) {
            spaces += word.isCorrect() ? 1 : 0;
        }
        return spaces;
    }
}
