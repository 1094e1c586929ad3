package io.typogram.local.supervision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// One part of what is brought up: a [ServerComponent] that keeps running, or a [TaskComponent] that is
/// done once.
public sealed interface Component permits ServerComponent, TaskComponent {

    /// The name an operator uses in `logs`, `restart` and `kill`; also the name of the log file.
    String name();

    /// The components that must be ready before this one is begun.
    Set<String> dependencies();

    /// Files that the build makes or unpacks and without which this component cannot start.
    default List<Path> requirements() {
        return List.of();
    }

    /// Does what has to be done before the first start, such as creating a data directory. Runs as
    /// soon as the dependencies are ready, and again at every start: it must be idempotent.
    default void prepare() throws IOException, InterruptedException {}
}
