package io.typogram.edge.health;

import io.typogram.edge.cells.Node;
import java.util.concurrent.CompletionStage;

/// Asks a node whether it is ready. No answer is an answer too, and never an exception.
@FunctionalInterface
public interface ReadinessProbe {

    CompletionStage<Readiness> ask(Node node);
}
