package io.typogram.server.persistence;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds out what the database said, under whatever the layers above wrapped around it.
///
/// One serialization failure shows as several exceptions: from a flush, from a flush at commit, and
/// from the commit itself, where the transaction manager only *suppresses* the cause. So causes,
/// suppressed exceptions and chained SQL exceptions are all walked.
public final class SqlStates {

    public static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CONNECTION_CLASS = "08";
    private static final String SHUTDOWN_CLASS = "57P";
    private static final int MAX_THROWABLES = 200;

    private SqlStates() {}

    /// Whether running the whole transaction again may succeed.
    public static boolean isSerializationFailure(Throwable thrown) {
        return anyState(
                thrown, state -> state.equals(SERIALIZATION_FAILURE) || state.equals(DEADLOCK));
    }

    public static boolean isUniqueViolation(Throwable thrown) {
        return anyState(thrown, UNIQUE_VIOLATION::equals);
    }

    public static boolean isConnectionFailure(Throwable thrown) {
        return anyState(
                thrown,
                state -> state.startsWith(CONNECTION_CLASS) || state.startsWith(SHUTDOWN_CLASS));
    }

    private static boolean anyState(Throwable thrown, Predicate<String> wanted) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        enqueue(open, thrown);
        while (!open.isEmpty() && seen.size() < MAX_THROWABLES) {
            Throwable next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof SQLException sql) {
                String state = sql.getSQLState();
                if (state != null && wanted.test(state)) {
                    return true;
                }
                enqueue(open, sql.getNextException());
            }
            enqueue(open, next.getCause());
            for (Throwable suppressed : next.getSuppressed()) {
                enqueue(open, suppressed);
            }
        }
        return false;
    }

    private static void enqueue(Deque<Throwable> open, @Nullable Throwable thrown) {
        if (thrown != null) {
            open.push(thrown);
        }
    }
}
