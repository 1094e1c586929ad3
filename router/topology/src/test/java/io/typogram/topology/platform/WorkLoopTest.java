package io.typogram.topology.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

    private final List<Throwable> told = new ArrayList<>();

    @Test
    void whatALookThrowsIsToldAndTheNextLookComes() {
        var exception = new IllegalStateException("planted");
        var error = new AssertionError("planted");
        Queue<Runnable> looks = new ArrayDeque<>();
        looks.add(() -> {
            throw exception;
        });
        looks.add(() -> {
            throw error;
        });
        looks.add(() -> Thread.currentThread().interrupt());

        new WorkLoop(Duration.ofMillis(1), () -> looks.remove().run(), told::add).run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(told).containsExactly(exception, error);
        assertThat(looks).isEmpty();
    }
}
