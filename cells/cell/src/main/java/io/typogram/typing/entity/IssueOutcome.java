package io.typogram.typing.entity;

import io.typogram.kernel.problems.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What became of a player's wish for a test.
public sealed interface IssueOutcome {

    /// Here it is.
    ///
    /// @param words what has to be typed
    /// @param quote where they come from, when they are somebody's
    /// @param token the signed test, to be sent back with the keystrokes
    record Issued(IssuedTest test, List<String> words, Optional<Quote> quote, String token)
            implements IssueOutcome {
        public Issued {
            Objects.requireNonNull(test);
            Objects.requireNonNull(quote);
            Objects.requireNonNull(token);
            words = List.copyOf(words);
        }
    }

    /// There is no such quote in this language, or none of this length.
    record QuoteUnknown(LanguageId language) implements IssueOutcome {

        public static final ProblemType PROBLEM =
                new ProblemType("quote-unknown", 422, "There is no such quote in this language");

        public QuoteUnknown {
            Objects.requireNonNull(language);
        }
    }

    /// There are no words of this language.
    record LanguageUnknown(LanguageId language) implements IssueOutcome {

        public static final ProblemType PROBLEM =
                new ProblemType("language-unknown", 422, "There are no words of this language");

        public LanguageUnknown {
            Objects.requireNonNull(language);
        }
    }
}
