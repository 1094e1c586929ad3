package io.typogram.typing.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which of a player's results are looked at. What is not said is not asked for.
///
/// @param tag the id of one of the player's tags
/// @param from the earliest time at which a result was completed
/// @param until the time before which a result was completed
public record HistoryFilter(
        Optional<Mode> mode,
        Optional<Integer> amount,
        Optional<LanguageId> language,
        Optional<Boolean> punctuation,
        Optional<Boolean> numbers,
        Optional<Difficulty> difficulty,
        Optional<Boolean> lazy,
        Optional<UUID> tag,
        Instant from,
        Instant until) {

    /// Nothing was completed before, and nothing will be after.
    public static final Instant BEGINNING = Instant.EPOCH;

    public static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    /// All results.
    public static final HistoryFilter ALL = ofAnyKind(Optional.empty());

    public HistoryFilter {
        if (from.isBefore(BEGINNING) || until.isAfter(END) || !from.isBefore(until)) {
            throw new IllegalArgumentException("a history runs from an earlier to a later time");
        }
    }

    /// The results with a tag.
    public static HistoryFilter tagged(UUID tag) {
        return ofAnyKind(Optional.of(tag));
    }

    private static HistoryFilter ofAnyKind(Optional<UUID> tag) {
        return new HistoryFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tag,
                BEGINNING,
                END);
    }

    /// The results of one category.
    public static HistoryFilter of(TestSettings settings) {
        return new HistoryFilter(
                Optional.of(settings.mode()),
                Optional.of(settings.amount()),
                Optional.of(settings.language()),
                Optional.of(settings.punctuation()),
                Optional.of(settings.numbers()),
                Optional.of(settings.difficulty()),
                Optional.of(settings.lazy()),
                Optional.empty(),
                BEGINNING,
                END);
    }

    /// Whether results of these settings are asked for.
    public boolean takes(TestSettings settings) {
        return agrees(mode, settings.mode())
                && agrees(amount, settings.amount())
                && agrees(language, settings.language())
                && agrees(punctuation, settings.punctuation())
                && agrees(numbers, settings.numbers())
                && agrees(difficulty, settings.difficulty())
                && agrees(lazy, settings.lazy());
    }

    /// Whether nothing but the time decides.
    public boolean takesEveryKind() {
        return mode.isEmpty()
                && amount.isEmpty()
                && language.isEmpty()
                && punctuation.isEmpty()
                && numbers.isEmpty()
                && difficulty.isEmpty()
                && lazy.isEmpty()
                && tag.isEmpty();
    }

    private static <T> boolean agrees(Optional<T> wanted, T value) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }
}
