package io.typogram.edge.health;

import java.time.Duration;

/// What is known of one node's health. Safe for use by many threads. What is told of it returns
/// whether that changed anything.
final class NodeHealth {

    static final int CHECKS_TO_LEAVE = 2;
    static final int CONNECTS_TO_LEAVE = 3;
    static final int FAILURES_TO_BE_EJECTED = 5;
    static final Duration FIRST_EJECTION = Duration.ofSeconds(5);
    static final int LONGEST_EJECTION_TIMES = 12;

    private int failedChecks;
    private int failedConnects;
    private int ejections;
    private long ejectedUntilNanos;
    private volatile int failedAnswers;
    private volatile boolean ready = true;
    private volatile boolean refused;
    private volatile boolean ejected;

    boolean isHealthy() {
        return ready && !ejected;
    }

    /// Whether it is out for no other reason than that it does not say in time whether it is ready.
    boolean isOnlySilent() {
        return !ready && !refused && !ejected;
    }

    synchronized boolean checkPassed(long nowNanos) {
        refused = false;
        failedChecks = 0;
        failedConnects = 0;
        boolean was = isHealthy();
        ready = true;
        if (ejected && nowNanos - ejectedUntilNanos >= 0) {
            ejected = false;
            failedAnswers = 0;
        } else if (!ejected && failedAnswers == 0) {
            ejections = 0;
        }
        return isHealthy() && !was;
    }

    synchronized boolean checkFailed() {
        refused = true;
        return checkUnanswered();
    }

    synchronized boolean checkUnanswered() {
        failedChecks++;
        return failedChecks >= CHECKS_TO_LEAVE && leave();
    }

    synchronized void connected() {
        failedConnects = 0;
    }

    synchronized boolean connectFailed() {
        failedConnects++;
        if (failedConnects < CONNECTS_TO_LEAVE) {
            return false;
        }
        refused = true;
        return leave();
    }

    /// An answer that shows the node at work. Takes no lock while all is well.
    void worked() {
        if (failedAnswers != 0) {
            failedAnswers = 0;
        }
    }

    /// An answer that shows the node in trouble, or none at all.
    ///
    /// @return whether that makes it an outlier
    synchronized boolean failed() {
        failedAnswers++;
        return failedAnswers >= FAILURES_TO_BE_EJECTED && isHealthy();
    }

    /// Takes it out for a time that grows with each ejection in a row.
    synchronized void eject(long nowNanos) {
        ejections = Math.min(ejections + 1, LONGEST_EJECTION_TIMES);
        ejectedUntilNanos = nowNanos + ejections * FIRST_EJECTION.toNanos();
        ejected = true;
    }

    private boolean leave() {
        boolean was = isHealthy();
        ready = false;
        return was;
    }
}
