package io.typogram.typing.boundary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of a test, in order, and whose they are when they are a quote.
public record WordsRepresentation(List<String> words, @Nullable QuoteRepresentation quote) {}
