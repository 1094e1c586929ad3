package io.typogram.topology.loads.entity;

import io.typogram.kernel.identity.CellId;
import java.net.URI;

/// Of what something is known.
public sealed interface Subject {

    record OfCell(CellId cell) implements Subject {}

    record OfNode(CellId cell, URI address) implements Subject {}

    record OfEdge(String name) implements Subject {}
}
