package io.typogram.typing.control;

import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Quote;
import io.typogram.typing.entity.QuoteLength;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The quotes there are, by language. They are resources of the application; where they come from
/// stands in `quotes/NOTICE` beside them.
///
/// A file has a block for every quote, and an empty line between two: first `id | author | work |
/// year`, then the text in one line. An id that was once given is never given again, and its text
/// does not change.
public final class Quotes {

    private static final String FOLDER = "/io/typogram/typing/quotes/";

    private static final List<String> LANGUAGES =
            List.of("english", "french", "german", "italian", "russian", "spanish");

    private static final Pattern BETWEEN_BLOCKS = Pattern.compile("\n\n");

    private static final Pattern BLOCK =
            Pattern.compile("(\\d{1,9}) \\| ([^|\n]+) \\| ([^|\n]+) \\| (\\d{1,4})\n([^\n]+)");

    private final SequencedMap<LanguageId, Shelf> shelves;

    private Quotes(SequencedMap<LanguageId, Shelf> shelves) {
        this.shelves = Collections.unmodifiableSequencedMap(shelves);
    }

    /// Reads the quotes that the application carries.
    public static Quotes load() {
        SequencedMap<LanguageId, Shelf> shelves = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            shelves.put(new LanguageId(language), Shelf.of(parse(text(language))));
        }
        return new Quotes(shelves);
    }

    /// The languages that have quotes.
    public List<LanguageId> languages() {
        return List.copyOf(shelves.keySet());
    }

    /// All quotes of a language; none where there are none.
    public List<Quote> of(LanguageId language) {
        return shelf(language).map(Shelf::quotes).orElse(List.of());
    }

    /// Takes an id as wide as a seed, because a test carries one or the other.
    public Optional<Quote> find(LanguageId language, long id) {
        return shelf(language).map(shelf -> shelf.byId().get(id));
    }

    /// The quote that a seed stands for. It is another one when the files have changed since, so
    /// whoever has drawn keeps the id.
    public Optional<Quote> draw(LanguageId language, QuoteLength length, long seed) {
        return shelf(language)
                .map(shelf -> shelf.byLength().getOrDefault(length, List.of()))
                .filter(quotes -> !quotes.isEmpty())
                .map(quotes -> quotes.get(new SplitMix(seed).nextInt(quotes.size())));
    }

    /// Reads one file, and refuses it whole when anything in it breaks the rules.
    static List<Quote> parse(String text) {
        List<Quote> quotes = new ArrayList<>();
        for (String block : BETWEEN_BLOCKS.split(text.stripTrailing(), -1)) {
            quotes.add(quote(block));
        }
        long ids = quotes.stream().mapToInt(Quote::id).distinct().count();
        if (ids != quotes.size()) {
            throw new IllegalArgumentException("every quote has an id of its own");
        }
        return List.copyOf(quotes);
    }

    private static Quote quote(String block) {
        Matcher parts = BLOCK.matcher(block);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a quote: " + block);
        }
        return new Quote(
                Integer.parseInt(parts.group(1)),
                parts.group(5),
                parts.group(2),
                parts.group(3),
                Integer.parseInt(parts.group(4)));
    }

    private static String text(String language) {
        String file = FOLDER + language + ".txt";
        try (InputStream stream = Quotes.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the application lacks " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<Shelf> shelf(LanguageId language) {
        return Optional.ofNullable(shelves.get(language));
    }

    /// The quotes of one language, and where each is found.
    private record Shelf(
            List<Quote> quotes, Map<Long, Quote> byId, Map<QuoteLength, List<Quote>> byLength) {

        static Shelf of(List<Quote> quotes) {
            Map<Long, Quote> byId =
                    quotes.stream()
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            quote -> (long) quote.id(), Function.identity()));
            Map<QuoteLength, List<Quote>> byLength =
                    Arrays.stream(QuoteLength.values())
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            Function.identity(),
                                            length ->
                                                    quotes.stream()
                                                            .filter(quote ->
                                                                    quote.length() == length)
                                                            .toList()));
            return new Shelf(quotes, byId, byLength);
        }
    }
}
