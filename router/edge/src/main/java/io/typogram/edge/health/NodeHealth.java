package io.typogram.edge.health;

/// What is known of one node's health. Safe for use by many threads. What is told of it returns
/// whether that changed anything.
final class NodeHealth {

    static final int CHECKS_TO_LEAVE = 2;
    static final int CONNECTS_TO_LEAVE = 3;

    private int failedChecks;
    private int failedConnects;
    private volatile boolean healthy = true;

    boolean isHealthy() {
        return healthy;
    }

    synchronized boolean checkPassed() {
        failedChecks = 0;
        failedConnects = 0;
        return become(true);
    }

    synchronized boolean checkFailed() {
        failedChecks++;
        return failedChecks >= CHECKS_TO_LEAVE && become(false);
    }

    synchronized void connected() {
        failedConnects = 0;
    }

    synchronized boolean connectFailed() {
        failedConnects++;
        return failedConnects >= CONNECTS_TO_LEAVE && become(false);
    }

    private boolean become(boolean wanted) {
        boolean changed = healthy != wanted;
        healthy = wanted;
        return changed;
    }
}
