package io.typogram.local.supervision;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The few calls of the C library that Java has no method for.
///
/// A program such as `setsid` would do as well, but macOS has none and small Linux images lack
/// others; the C library is always there.
public final class PosixSystem {

    private static final FunctionDescriptor NOTHING_TO_INT =
            FunctionDescriptor.of(ValueLayout.JAVA_INT);
    private static final FunctionDescriptor TWO_INTS_TO_INT =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    private PosixSystem() {}

    /// Leaves the terminal's session, so that closing the terminal or pressing Ctrl-C in it does not
    /// reach this process or those that it starts.
    public static void leaveSession() {
        int session = call(handle("setsid", NOTHING_TO_INT));
        if (session < 0) {
            throw new IllegalStateException("this process leads a process group already");
        }
    }

    public static boolean isRoot() {
        return call(handle("geteuid", NOTHING_TO_INT)) == 0;
    }

    /// Sends a signal; a process that is gone already is no failure.
    public static void signal(long pid, Signal signal) {
        call(handle("kill", TWO_INTS_TO_INT), Math.toIntExact(pid), signal.number());
    }

    /// Restricted, because a wrong shape would crash the JVM; the shapes above are those of POSIX.
    @SuppressWarnings("restricted")
    private static MethodHandle handle(String name, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
    }

    private static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable failure) {
            throw new IllegalStateException("a call of the C library failed", failure);
        }
    }
}
