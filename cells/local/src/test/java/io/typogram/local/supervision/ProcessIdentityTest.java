package io.typogram.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void takesAProcessWithTheSamePidButAnotherBeginningForAStranger() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
        ProcessIdentity earlier =
                new ProcessIdentity(self.pid(), self.startedAt().minus(Duration.ofMinutes(1)));

        assertThat(self.isAlive()).isTrue();
        assertThat(earlier.isAlive()).isFalse();
        assertThat(earlier.end(Signal.KILL, Duration.ofSeconds(1))).isTrue();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void endsAProcessThatListensAndKillsOneThatDoesNot() throws IOException {
        ProcessIdentity polite = start("sleep 60");
        ProcessIdentity stubborn = start("trap '' TERM; echo deaf; while true; do sleep 1; done");

        assertThat(polite.end(Signal.TERMINATE, Duration.ofSeconds(20))).isTrue();
        assertThat(stubborn.end(Signal.TERMINATE, Duration.ofMillis(200))).isFalse();
        assertThat(polite.isAlive()).isFalse();
        assertThat(stubborn.isAlive()).isFalse();
    }

    private static ProcessIdentity start(String script) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "echo ready; " + script).start();
        // The script says when it is past its first line, so that a trap is set before the signal.
        try (var lines = process.inputReader()) {
            String expected = script.contains("deaf") ? "deaf" : "ready";
            String line = lines.readLine();
            while (line != null && !line.equals(expected)) {
                line = lines.readLine();
            }
        }
        return ProcessIdentity.of(process.toHandle());
    }
}
