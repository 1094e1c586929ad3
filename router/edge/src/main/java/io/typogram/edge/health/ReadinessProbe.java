package io.typogram.edge.health;

import io.typogram.edge.cells.Node;
import java.util.concurrent.CompletionStage;

/// Asks a node whether it is ready. No answer in time is a no, never an exception.
@FunctionalInterface
public interface ReadinessProbe {

    CompletionStage<Boolean> isReady(Node node);
}
