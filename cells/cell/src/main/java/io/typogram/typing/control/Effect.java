package io.typogram.typing.control;

/// What one key did to the text.
public enum Effect {
    /// An input that the target has at this place.
    CORRECT,
    /// An input, but not what the target has.
    WRONG,
    /// Something was taken back. No input.
    ERASED,
    /// Nothing changed. No input.
    IGNORED;

    /// Whether accuracy and raw speed count it.
    public boolean isInput() {
        return this == CORRECT || this == WRONG;
    }
}
