package io.typogram.local.supervision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Ends what a supervisor left running when it was killed itself.
public final class Leftovers {

    private Leftovers() {}

    /// Ends every server of that state which is still the process that was started.
    ///
    /// @return the names of those that had to be ended
    public static List<String> end(PlatformState state) throws InterruptedException {
        Set<String> ended = new LinkedHashSet<>();
        List<Thread> threads = new ArrayList<>();
        for (ComponentStatus status : state.components()) {
            for (ProcessIdentity process : status.processes()) {
                if (process.isAlive()) {
                    ended.add(status.name());
                    threads.add(
                            Thread.ofVirtual()
                                    .start(() ->
                                            process.end(
                                                    status.stopSignal(),
                                                    ServerComponent.STOPPED_WITHIN)));
                }
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(ended);
    }
}
