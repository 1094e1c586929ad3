package io.typogram.typing.boundary;

import io.typogram.typing.control.ResultWords;
import io.typogram.typing.control.Tests;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/// The words that runs were typed from, as the wire has them.
@ApplicationScoped
class ShownWords {

    @Inject private ResultWords words;
    @Inject private Tests tests;

    /// Empty when they can no longer be told.
    Optional<WordsRepresentation> of(Result result) {
        return words.of(result)
                .map(told ->
                        new WordsRepresentation(
                                told,
                                tests.quote(result).map(QuoteRepresentation::of).orElse(null)));
    }
}
