package io.typogram.typing.boundary;

import java.util.List;

/// The words of a test, in order.
public record WordsRepresentation(List<String> words) {}
