package io.typogram.local.supervision;

import java.util.ArrayList;
import java.util.List;

/// Ends what a supervisor left running when it was killed itself.
public final class Leftovers {

    private Leftovers() {}

    /// Ends every server of that state which is still the process that was started.
    ///
    /// @return the names of those that had to be ended
    public static List<String> end(PlatformState state) throws InterruptedException {
        List<String> ended = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (ComponentStatus status : state.components()) {
            ProcessIdentity process = status.process();
            if (process != null && process.isAlive()) {
                ended.add(status.name());
                threads.add(
                        Thread.ofVirtual()
                                .start(() ->
                                        process.end(
                                                status.stopSignal(),
                                                ServerComponent.STOPPED_WITHIN)));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return ended;
    }
}
