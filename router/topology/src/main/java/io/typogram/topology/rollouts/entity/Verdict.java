package io.typogram.topology.rollouts.entity;

/// What is to be done about a rollout now.
public sealed interface Verdict {

    /// Nothing.
    record Wait() implements Verdict {}

    /// The canary has come up with the release, or again.
    record Soak() implements Verdict {}

    /// The canary is not ready any more; it may come back.
    record NoteUnready() implements Verdict {}

    /// It has done well.
    record GoOn() implements Verdict {}

    /// All cells run it.
    record End() implements Verdict {}

    record Halt(String why) implements Verdict {}
}
