package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.entity.CharacterStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One word as it stands, beside its target. It counts its wrong places as they come and go, so
/// every question is answered without reading the word again.
final class TypedWord {

    /// How many characters a word may have beyond its target; further ones are not kept.
    static final int MAX_EXTRA_CHARACTERS = 20;

    /// How many characters a word without a target may have.
    static final int MAX_FREE_CHARACTERS = 100;

    private final List<String> target;
    private final boolean free;
    private final int capacity;
    private final List<String> typed = new ArrayList<>();
    private int wrongPlaces;

    private TypedWord(List<String> target, boolean free, int capacity) {
        this.target = target;
        this.free = free;
        this.capacity = capacity;
    }

    static TypedWord like(List<String> target) {
        return new TypedWord(target, false, target.size() + MAX_EXTRA_CHARACTERS);
    }

    /// A word that is right whatever it is.
    static TypedWord free() {
        return new TypedWord(List.of(), true, MAX_FREE_CHARACTERS);
    }

    /// Takes a key and says whether the target goes on like this. Where a character is typed with several
    /// keys, such as a letter and its vowel sign, each of them joins what stands at its place.
    boolean append(String key) {
        if (goesOnWith(key)) {
            String joined = typed.removeLast() + key;
            wrongPlaces -= isCorrectAt(typed.size(), joined) ? 1 : 0;
            typed.add(joined);
            return true;
        }
        int place = typed.size();
        if (place < capacity) {
            typed.add(key);
            wrongPlaces += isCorrectAt(place, key) ? 0 : 1;
        }
        return isBegunAt(place, key);
    }

    void eraseCharacter() {
        String erased = typed.removeLast();
        wrongPlaces -= isCorrectAt(typed.size(), erased) ? 0 : 1;
    }

    void erase() {
        typed.clear();
        wrongPlaces = 0;
    }

    boolean isEmpty() {
        return typed.isEmpty();
    }

    boolean isCorrect() {
        return free || (wrongPlaces == 0 && typed.size() == target.size());
    }

    /// The characters that are right as far as the word goes; none when anything in it is wrong. A character
    /// that has only been begun is neither.
    int correctPrefix() {
        int begun = isLastBegun() ? 1 : 0;
        return wrongPlaces == begun ? typed.size() - begun : 0;
    }

    /// What the target has next: a character, the rest of one that was begun, or the space behind them all. Nothing
    /// in a word without a target, nor behind a mistake: what somebody wants to type there, nobody knows.
    Optional<String> wanted() {
        int begun = isLastBegun() ? 1 : 0;
        if (free || wrongPlaces > begun) {
            return Optional.empty();
        }
        int place = typed.size() - begun;
        if (place == target.size()) {
            return Optional.of(Keystrokes.SPACE);
        }
        String character = target.get(place);
        return Optional.of(begun == 1 ? character.substring(typed.getLast().length()) : character);
    }

    int length() {
        return typed.size();
    }

    String text() {
        return String.join("", typed);
    }

    /// The word's characters, counted (rule 11). What is not typed is missed only once the word has
    /// been ended.
    CharacterStats characters(boolean ended) {
        int extra = free ? 0 : Math.max(0, typed.size() - target.size());
        int incorrect = wrongPlaces - extra;
        int correct = typed.size() - wrongPlaces;
        int missed = ended ? Math.max(0, target.size() - typed.size()) : 0;
        return new CharacterStats(correct, incorrect, extra, missed);
    }

    private boolean goesOnWith(String key) {
        return isLastBegun() && target.get(typed.size() - 1).startsWith(typed.getLast() + key);
    }

    /// Whether the last character is a part of its target, and not yet all of it.
    private boolean isLastBegun() {
        int last = typed.size() - 1;
        return last >= 0 && !isCorrectAt(last, typed.get(last)) && isBegunAt(last, typed.get(last));
    }

    private boolean isBegunAt(int place, String key) {
        return free || (place < target.size() && target.get(place).startsWith(key));
    }

    private boolean isCorrectAt(int place, String character) {
        return free || (place < target.size() && target.get(place).equals(character));
    }
}
