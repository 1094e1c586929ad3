package io.typogram.local.supervision;

/// The second process of a server while one takes over from the other.
public record Companion(Role role, ProcessIdentity process) {

    /// What it is to the process that serves.
    public enum Role {
        /// Started, and has not taken over yet.
        SUCCESSOR,
        /// Answers what is under way, and ends by itself.
        PREDECESSOR
    }
}
