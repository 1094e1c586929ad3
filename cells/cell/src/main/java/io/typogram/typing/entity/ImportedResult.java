package io.typogram.typing.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a player has typed elsewhere, as its site tells it. It counts for nothing here.
///
/// @param sourceId what the source calls it; of one source and player no two are called alike
/// @param mode as the source calls it
/// @param amount seconds or words, as the mode says; 0 is none
/// @param language as the source calls it; empty where it does not say
public record ImportedResult(
        ImportSource source,
        String sourceId,
        String mode,
        int amount,
        String language,
        double wpm,
        Optional<Double> raw,
        double accuracy,
        Optional<Double> consistency,
        Instant completedAt) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public static final int MAX_MODE_LENGTH = 20;
    public static final int MAX_LANGUAGE_LENGTH = 60;
    public static final double MAX_WPM = 1_000;

    public ImportedResult {
        require(
                ID.matcher(sourceId).matches(),
                "the id has 1 to 64 letters, digits, hyphens and underscores");
        require(mode.length() <= MAX_MODE_LENGTH, "the mode has at most 20 characters");
        require(language.length() <= MAX_LANGUAGE_LENGTH, "the language has at most 60 characters");
        require(printable(mode) && printable(language), "no control characters");
        require(amount >= 0, "the amount is not negative");
        require(wpm >= 0 && wpm <= MAX_WPM, "wpm is a number from 0 to 1000");
        require(
                raw.stream().allMatch(speed -> speed >= 0 && speed <= MAX_WPM),
                "raw is a number from 0 to 1000");
        require(isPercent(accuracy), "the accuracy is a share");
        require(
                consistency.stream().allMatch(ImportedResult::isPercent),
                "the consistency is a share");
        require(
                !completedAt.isBefore(HistoryFilter.BEGINNING)
                        && completedAt.isBefore(HistoryFilter.END),
                "the time lies after 1970");
    }

    private static boolean isPercent(double share) {
        return share >= 0 && share <= 100;
    }

    private static boolean printable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
