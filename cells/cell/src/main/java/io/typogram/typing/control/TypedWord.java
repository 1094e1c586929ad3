package io.typogram.typing.control;

import io.typogram.typing.entity.CharacterStats;
import java.util.ArrayList;
import java.util.List;

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

    /// Appends a character and says whether it is the target's at its place.
    boolean append(String character) {
        int place = typed.size();
        boolean correct = isCorrectAt(place, character);
        if (place < capacity) {
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
        return free || (isCorrectPrefix() && typed.size() == target.size());
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
        int extra = free ? 0 : Math.max(0, typed.size() - target.size());
        int incorrect = wrongPlaces - extra;
        int correct = typed.size() - wrongPlaces;
        int missed = ended ? Math.max(0, target.size() - typed.size()) : 0;
        return new CharacterStats(correct, incorrect, extra, missed);
    }

    private boolean isCorrectAt(int place, String character) {
        return free || (place < target.size() && target.get(place).equals(character));
    }
}
