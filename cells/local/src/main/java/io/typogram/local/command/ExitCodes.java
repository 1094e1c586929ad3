package io.typogram.local.command;

/// What a command's exit code says.
public final class ExitCodes {

    public static final int OK = 0;

    /// The command failed, or what was asked about is not well.
    public static final int FAILED = 1;

    /// The command line was wrong.
    public static final int USAGE = 2;

    /// A port is taken.
    public static final int PORT_TAKEN = 3;

    /// The platform is up already.
    public static final int ALREADY_UP = 4;

    /// The platform is not up.
    public static final int NOT_UP = 5;

    /// What was wished is understood and refused, because of how things are now.
    public static final int REFUSED = 6;

    /// Who should answer cannot be reached, or cannot answer now.
    public static final int UNAVAILABLE = 7;

    private ExitCodes() {}
}
