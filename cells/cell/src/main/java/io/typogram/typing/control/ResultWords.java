package io.typogram.typing.control;

import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/// The words that runs were typed from.
@ApplicationScoped
public class ResultWords {

    @Inject private Tests tests;
    @Inject private CustomTexts customTexts;

    /// Empty when they can no longer be told.
    public Optional<List<String>> of(Result result) {
        return result.settings().mode() == Mode.CUSTOM
                ? customTexts.find(result.userId(), result.wordsVersion()).map(CustomText::words)
                : tests.words(result);
    }
}
