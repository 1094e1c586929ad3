package io.typogram.edge.limiting;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts the open connections of each address, exactly.
///
/// An address without one is not in the map, so the map is never larger than the number of open
/// connections, which has a bound of its own.
public final class ConnectionCap {

    private final ConcurrentMap<ClientAddress, Integer> open = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();

    /// Counts one more connection of the address, unless it has that many already. Whoever is told
    /// true calls [#close] once.
    public boolean open(ClientAddress address, int most) {
        while (true) {
            Integer count = open.get(address);
            if (count == null) {
                if (open.putIfAbsent(address, 1) == null) {
                    return true;
                }
            } else if (count >= most) {
                refused.increment();
                return false;
            } else if (open.replace(address, count, count + 1)) {
                return true;
            }
        }
    }

    /// A connection that was counted has ended.
    public void close(ClientAddress address) {
        open.compute(
                address,
                (_, count) -> {
                    if (count == null) {
                        throw new IllegalStateException(
                                "a connection closed that was never counted");
                    }
                    return count == 1 ? null : count - 1;
                });
    }

    /// How many connections the address has open.
    public int count(ClientAddress address) {
        return open.getOrDefault(address, 0);
    }

    /// How many addresses have any.
    public int addresses() {
        return open.size();
    }

    long refused() {
        return refused.sum();
    }
}
