package io.typogram.edge.proxy;

/// How many requests may be sent again, in proportion to all that come.
///
/// When everything behind the edge fails, retries would multiply the load exactly when it can be
/// borne least. So each request earns a part of a retry, and a retry spends a whole one. A small
/// reserve lets a quiet edge retry too.
final class RetryBudget {

    static final double EARNED_BY_A_REQUEST = 0.2;
    static final double MOST_SAVED = 100;
    static final double RESERVE = 10;

    private double saved = RESERVE;

    void requestBegins() {
        saved = Math.min(MOST_SAVED, saved + EARNED_BY_A_REQUEST);
    }

    /// Whether a request may be sent again; if so, that is spent.
    boolean mayRetry() {
        if (saved < 1) {
            return false;
        }
        saved--;
        return true;
    }
}
