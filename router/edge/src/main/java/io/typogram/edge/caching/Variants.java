package io.typogram.edge.caching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The answers that are kept of one address, the newest first.
record Variants(List<Stored> all) {

    static final Variants NONE = new Variants(List.of());

    Variants {
        all = List.copyOf(all);
    }

    Optional<Stored> find(CacheRequest request) {
        for (Stored stored : all) {
            if (stored.suits(request)) {
                return Optional.of(stored);
            }
        }
        return Optional.empty();
    }

    /// These and one more, which takes the place of its like. Of two answers to the same question the
    /// one that was asked for later stays, in whatever order they came.
    Variants with(Stored added, int most) {
        List<Stored> next = new ArrayList<>(all.size() + 1);
        next.add(added);
        for (Stored known : all) {
            if (!known.isSameVariant(added)) {
                next.add(known);
            } else if (isNewer(known, added)) {
                return this;
            }
        }
        return new Variants(next.subList(0, Math.min(next.size(), most)));
    }

    Variants without(Predicate<Stored> unwanted) {
        return new Variants(all.stream().filter(unwanted.negate()).toList());
    }

    int weight() {
        return all.stream().mapToInt(Stored::weight).sum();
    }

    private static boolean isNewer(Stored one, Stored other) {
        return one.origin().requestedNanos() - other.origin().requestedNanos() > 0;
    }
}
