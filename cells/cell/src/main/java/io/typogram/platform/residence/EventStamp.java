package io.typogram.platform.residence;

/// Where an event stands among its user's: the home epoch, and its number within the home.
public record EventStamp(int epoch, long sequence) {}
