package io.typogram.typing.control;

import io.typogram.typing.entity.CharacterStats;
import java.util.ArrayList;
import java.util.List;

/// One word as it stands, beside its target. It counts its wrong places as they come and go, so
/// every question is answered without reading the word again.
final class TypedWord {

    /// How many characters a word may have beyond its target; further ones are not kept.
    static final int MAX_EXTRA_CHARACTERS = 20;

    private final List<String> target;
    private final List<String> typed = new ArrayList<>();
    private int wrongPlaces;

    TypedWord(List<String> target) {
        this.target = target;
    }

    /// Appends a character and says whether it is the target's at its place.
    boolean append(String character) {
        int place = typed.size();
        boolean correct = isCorrectAt(place, character);
        if (place < target.size() + MAX_EXTRA_CHARACTERS) {
            typed.add(character);
            wrongPlaces += correct ? 0 : 1;
        }
        return correct;
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
        return isCorrectPrefix() && typed.size() == target.size();
    }

    boolean isCorrectPrefix() {
        return wrongPlaces == 0;
    }

    int length() {
        return typed.size();
    }

    /// The word's characters, counted (rule 11). What is not typed is missed only once the word has
    /// been ended.
    CharacterStats characters(boolean ended) {
        int extra = Math.max(0, typed.size() - target.size());
        int incorrect = wrongPlaces - extra;
        int correct = typed.size() - wrongPlaces;
        int missed = ended ? Math.max(0, target.size() - typed.size()) : 0;
        return new CharacterStats(correct, incorrect, extra, missed);
    }

    private boolean isCorrectAt(int place, String character) {
        return place < target.size() && target.get(place).equals(character);
    }
}
