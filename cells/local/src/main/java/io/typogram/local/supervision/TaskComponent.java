package io.typogram.local.supervision;

import java.io.IOException;

/// A component that is done once its work has been done, and leaves no process behind.
public non-sealed interface TaskComponent extends Component {

    /// Does the work, within a bound of its own. Runs at every start: it must be idempotent.
    void run() throws IOException, InterruptedException;
}
