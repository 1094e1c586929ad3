package io.typogram.kernel.moves.simulation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// A course of actions that can be suspended anywhere, and be forgotten while it is: a crash.
///
/// The JDK's own continuations, on which virtual threads stand, do exactly this; they are not for the
/// public, so only the simulation uses them. A thread for each actor would do the same at a hundred times
/// the cost.
final class Coroutine {

    private static final MethodHandle NEW;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;
    private static final MethodHandle IS_DONE;
    private static final Object SCOPE;

    static {
        try {
            Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
            Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SCOPE = scope.getConstructor(String.class).newInstance("simulation");
            NEW =
                    lookup.findConstructor(
                                    continuation,
                                    MethodType.methodType(void.class, scope, Runnable.class))
                            .asType(
                                    MethodType.methodType(
                                            Object.class, Object.class, Runnable.class));
            RUN =
                    lookup.findVirtual(continuation, "run", MethodType.methodType(void.class))
                            .asType(MethodType.methodType(void.class, Object.class));
            IS_DONE =
                    lookup.findVirtual(continuation, "isDone", MethodType.methodType(boolean.class))
                            .asType(MethodType.methodType(boolean.class, Object.class));
            YIELD =
                    lookup.findStatic(
                                    continuation,
                                    "yield",
                                    MethodType.methodType(boolean.class, scope))
                            .asType(MethodType.methodType(boolean.class, Object.class));
        } catch (ReflectiveOperationException missing) {
            throw new ExceptionInInitializerError(missing);
        }
    }

    private final Object continuation;

    Coroutine(Runnable course) {
        this.continuation = call(() -> NEW.invokeExact(SCOPE, course));
    }

    /// Goes on until the course suspends itself or ends.
    void resume() {
        call(() -> {
            RUN.invokeExact(continuation);
            return this;
        });
    }

    boolean isDone() {
        return call(() -> (boolean) IS_DONE.invokeExact(continuation));
    }

    /// Suspends the course that is running.
    static void suspend() {
        boolean resumed = call(() -> (boolean) YIELD.invokeExact(SCOPE));
        assert resumed;
    }

    private interface Call<T> {
        T make() throws Throwable;
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.make();
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
