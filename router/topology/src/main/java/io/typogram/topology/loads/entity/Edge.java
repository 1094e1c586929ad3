package io.typogram.topology.loads.entity;

import java.net.URI;

/// An edge, and where its admin port answers.
public record Edge(String name, URI address) {}
