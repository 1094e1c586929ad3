package io.typogram.typing.boundary;

import io.typogram.typing.entity.Quote;

/// A quote on the wire, without its text, which comes as the words of a test.
public record QuoteRepresentation(int id, String length, String author, String work, int year) {

    static QuoteRepresentation of(Quote quote) {
        return new QuoteRepresentation(
                quote.id(), quote.length().wireName(), quote.author(), quote.work(), quote.year());
    }
}
