package io.typogram.local.supervision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A server that exists on paper only.
record TestingServer(String name, Set<String> dependencies, List<Integer> ports)
        implements ServerComponent {

    static TestingServer named(String name, String... dependencies) {
        return new TestingServer(name, Set.of(dependencies), List.of());
    }

    @Override
    public Launch launch() {
        return new Launch(List.of("true"), Map.of(), Path.of("."));
    }

    @Override
    public Probe probe() {
        return new Probe("http://127.0.0.1:1/never");
    }
}
