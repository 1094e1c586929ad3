package io.typogram.platform.events;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Tags that wait to be purged: each once, in the order in which they came, and no more than may.
final class WaitingTags {

    private final int capacity;
    private final Set<String> tags = new LinkedHashSet<>();

    WaitingTags(int capacity) {
        this.capacity = capacity;
    }

    /// Never waits.
    ///
    /// @return whether the tag waits now; false when there is no room
    synchronized boolean offer(String tag) {
        if (tags.contains(tag)) {
            return true;
        }
        if (tags.size() == capacity) {
            return false;
        }
        boolean added = tags.add(tag);
        notifyAll();
        return added;
    }

    /// Waits until there are some, and takes the oldest.
    synchronized List<String> take(int limit) throws InterruptedException {
        while (tags.isEmpty()) {
            wait();
        }
        Iterator<String> oldest = tags.iterator();
        return Stream.generate(() -> next(oldest)).limit(Math.min(limit, tags.size())).toList();
    }

    private static String next(Iterator<String> oldest) {
        String tag = oldest.next();
        oldest.remove();
        return tag;
    }
}
