package io.typogram.typing.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Why a run does not look typed by hand. Unlike a [StreamRefusal] it can be wrong about somebody: so the run is kept,
/// its player is told, and may appeal. A code is never changed: rows hold it.
public enum Suspicion {
    PASTED("pasted", "Whole words came at once, as when text is pasted."),
    RHYTHM_TOO_EVEN(
            "rhythm-too-even", "The time between keys varied less than it does for people."),
    RHYTHM_WITHOUT_PAUSES(
            "rhythm-without-pauses",
            "No key took clearly longer than the others, as if the longest wait had been fixed."),
    RHYTHM_CLOCKED(
            "rhythm-clocked",
            "Every long wait was made up for by the next key, as if a clock had set the pace."),
    RHYTHM_IN_TICKS(
            "rhythm-in-ticks", "The times between keys were multiples of one step, as of a timer."),
    RHYTHM_WITHOUT_TEXT(
            "rhythm-without-text",
            "The time between keys had nothing to do with which keys they were."),
    HOLDS_TOO_EVEN("holds-too-even", "Nearly all keys were held for the same time."),
    KEYS_NEVER_OVERLAP(
            "keys-never-overlap",
            "At this speed people press a key before they let go of the last, and here that never happened."),
    FASTER_THAN_RECORDS(
            "faster-than-records", "The speed lies above the fastest that has been published."),
    REPLAYED_RHYTHM("replayed-rhythm", "The rhythm is that of a run that was sent before.");

    private final String code;
    private final String reason;

    Suspicion(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /// Reads a code; nothing of one that this version does not know.
    public static Optional<Suspicion> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /// The codes as they stand in a row, in the order of this list.
    public static List<Suspicion> ofCodes(String codes) {
        return Arrays.stream(codes.split(" ")).flatMap(code -> ofCode(code).stream()).toList();
    }

    public String code() {
        return code;
    }

    /// For the player, in a sentence.
    public String reason() {
        return reason;
    }
}
