package io.typogram.edge.caching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Which keys were purged, and when: purges are numbered.
///
/// Nothing is searched and deleted. An answer knows the number of the last purge when its request
/// went out, and is good as long as none of its tags was purged under a higher one. So an answer that
/// was under way during a purge is as purged as one that was here.
///
/// A bounded number of keys is remembered. When the oldest is forgotten, its number becomes the
/// floor, and all that began below the floor counts as purged: too much may be, too little never.
final class Purges {

    private final int most;
    private final AtomicLong number = new AtomicLong();
    private final Map<String, Long> byTag = new ConcurrentHashMap<>();

    /// The same as `byTag`, oldest first. Guarded by this.
    private final LinkedHashMap<String, Long> inOrder = new LinkedHashMap<>();

    private volatile long floor;

    Purges(int most) {
        this.most = most;
    }

    /// The number of the last purge. What is asked for after this call is newer than that purge.
    long current() {
        return number.get();
    }

    /// Takes a number for something that makes answers wrong and is not a key.
    long next() {
        return number.incrementAndGet();
    }

    /// Whether one of these keys was purged after purge number `began`.
    boolean purgedSince(long began, List<String> tags) {
        for (String tag : tags) {
            Long purged = byTag.get(tag);
            if (purged != null && purged > began) {
                return true;
            }
        }
        // Last: a key is forgotten only after the floor was raised.
        return began < floor;
    }

    synchronized void purge(String tag) {
        long next = number.incrementAndGet();
        byTag.put(tag, next);
        inOrder.remove(tag);
        inOrder.put(tag, next);
        if (inOrder.size() > most) {
            Map.Entry<String, Long> oldest = inOrder.pollFirstEntry();
            floor = oldest.getValue();
            byTag.remove(oldest.getKey());
        }
    }

    synchronized void purgeAll() {
        floor = number.incrementAndGet();
        byTag.clear();
        inOrder.clear();
    }
}
