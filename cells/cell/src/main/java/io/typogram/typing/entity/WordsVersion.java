package io.typogram.typing.entity;

/// Tells one list of words, and the way of picking from it, from every other: a fingerprint of both.
/// A seed means the same words only under the same version.
public record WordsVersion(long fingerprint) {}
