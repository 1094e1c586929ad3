package io.typogram.topology.placement.control;

import io.typogram.kernel.identity.RegionId;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The regions whose users' data stays there. Whoever is of one of them is never placed in another, though
/// all cells are full; and moves out of it are wished for with an override.
public record Residency(Set<RegionId> regions) {

    public Residency {
        regions = Set.copyOf(regions);
    }

    /// Reads names that are separated by commas.
    ///
    /// @throws IllegalArgumentException when one is no name of a region
    public static Residency parse(String text) {
        return new Residency(
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .map(RegionId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Whether somebody of one region may live in another.
    public boolean permits(RegionId from, RegionId to) {
        return from.equals(to) || !regions.contains(from);
    }
}
