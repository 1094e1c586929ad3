package io.typogram.edge.proxy;

import io.typogram.edge.routing.Destination;
import io.typogram.edge.routing.Destination.AnyCell;

/// What becomes of a request whose node has closed its connection before it answered.
enum RetryDecision {
    /// It goes to the same node by a new connection: this one had been idle, and a node closes such
    /// connections when it likes.
    HERE,
    /// It goes to the next node that can stand in.
    ELSEWHERE,
    /// It could go again, but too many have already.
    WITHHELD,
    /// Going again could do twice what was to be done once, or nobody can stand in.
    NEVER;

    /// Decides, and spends of the budget what is needed for it.
    ///
    /// @param repeatable whether doing it twice is the same as doing it once, and all of it is here
    /// @param idleBefore whether the connection had carried a request before
    static RetryDecision after(
            boolean repeatable, boolean idleBefore, Destination destination, RetryBudget budget) {
        if (!repeatable || !(idleBefore || destination instanceof AnyCell)) {
            return NEVER;
        }
        if (!budget.mayRetry()) {
            return WITHHELD;
        }
        return idleBefore ? HERE : ELSEWHERE;
    }
}
