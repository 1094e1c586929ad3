package io.typogram.typing.boundary;

import io.typogram.server.problems.InvalidInputException;
import io.typogram.typing.entity.CustomText;

/// Reads texts that players bring.
final class OwnTexts {

    private OwnTexts() {}

    static CustomText read(String text) {
        try {
            return CustomText.of(text);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidInputException("text: " + unfit.getMessage());
        }
    }
}
