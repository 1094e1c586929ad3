package io.typogram.typing.entity;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What speaks against a run by itself, and by what it is known again when it is sent once more.
public record Plausibility(List<Suspicion> suspicions, RhythmPrint print) {

    public Plausibility {
        suspicions = List.copyOf(suspicions);
        Objects.requireNonNull(print);
    }

    Plausibility suspected(Suspicion suspicion) {
        return new Plausibility(
                Stream.concat(suspicions.stream(), Stream.of(suspicion)).toList(), print);
    }
}
