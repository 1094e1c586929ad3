package io.typogram.walls.planted.beta.control;

import org.apache.pulsar.client.api.MessageId;

/// So is the broker.
public record SpeaksPulsar(MessageId message) {}
