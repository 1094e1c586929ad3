package io.typogram.typing;

import java.util.List;

/// The kinds of test that players may choose.
public interface OfferedTests {

    /// One kind, without punctuation and numbers, by wire names.
    record OfferedTest(String mode, int amount, String language) {}

    List<OfferedTest> all();

    /// Whether there is such a kind; `amount` is the text of a number.
    boolean has(String mode, String amount, String language);
}
