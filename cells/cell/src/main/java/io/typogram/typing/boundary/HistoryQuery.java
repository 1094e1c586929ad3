package io.typogram.typing.boundary;

import io.typogram.server.problems.InvalidInputException;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.HistoryFilter;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parameters by which results are chosen. An empty one is as good as none.
public class HistoryQuery {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,5}");

    @QueryParam("mode")
    private @Nullable String mode;

    @QueryParam("amount")
    private @Nullable String amount;

    @QueryParam("language")
    private @Nullable String language;

    @QueryParam("punctuation")
    private @Nullable String punctuation;

    @QueryParam("numbers")
    private @Nullable String numbers;

    @QueryParam("difficulty")
    private @Nullable String difficulty;

    @QueryParam("lazy")
    private @Nullable String lazy;

    @QueryParam("tag")
    private @Nullable String tag;

    @QueryParam("from")
    private @Nullable String from;

    @QueryParam("until")
    private @Nullable String until;

    HistoryFilter filter() {
        Instant begin = read(from, text -> time("from", text)).orElse(HistoryFilter.BEGINNING);
        Instant end = read(until, text -> time("until", text)).orElse(HistoryFilter.END);
        if (!begin.isBefore(end)) {
            throw new InvalidInputException("from lies before until");
        }
        return new HistoryFilter(
                read(mode, HistoryQuery::mode),
                read(amount, HistoryQuery::amount),
                read(language, HistoryQuery::language),
                read(punctuation, text -> isTrue("punctuation", text)),
                read(numbers, text -> isTrue("numbers", text)),
                read(difficulty, HistoryQuery::difficulty),
                read(lazy, text -> isTrue("lazy", text)),
                read(tag, TagsResource::tagId),
                begin,
                end);
    }

    private static <T> Optional<T> read(@Nullable String text, Function<String, T> reader) {
        return Optional.ofNullable(text).filter(given -> !given.isEmpty()).map(reader);
    }

    private static Mode mode(String text) {
        return Mode.ofWireName(text)
                .orElseThrow(() ->
                        new InvalidInputException("mode is time, words, quote, zen or custom"));
    }

    private static int amount(String text) {
        int amount = AMOUNT.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (amount < 0 || amount > Mode.WORDS.mostAmount()) {
            throw new InvalidInputException(
                    "amount is a whole number from 0 to " + Mode.WORDS.mostAmount());
        }
        return amount;
    }

    private static LanguageId language(String text) {
        try {
            return new LanguageId(text);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidInputException("language is the id of a language");
        }
    }

    private static Difficulty difficulty(String text) {
        return Difficulty.ofWireName(text)
                .orElseThrow(
                        () -> new InvalidInputException("difficulty is normal, expert or master"));
    }

    private static boolean isTrue(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInputException(name + " is true or false");
        };
    }

    /// A date is its beginning, in UTC.
    private static Instant time(String name, String text) {
        try {
            Instant time =
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (!time.isBefore(HistoryFilter.BEGINNING) && !time.isAfter(HistoryFilter.END)) {
                return time;
            }
        } catch (DateTimeParseException unreadable) {
            // Refused like one that lies too far away.
        }
        throw new InvalidInputException(
                name + " is a date or a time of ISO 8601 in UTC, from 1970 on");
    }
}
