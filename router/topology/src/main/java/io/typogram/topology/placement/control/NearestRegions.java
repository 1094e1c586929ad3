package io.typogram.topology.placement.control;

import io.typogram.kernel.identity.RegionId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Which regions come next when one is full: what the configuration says, or else all others in the
/// order of their names.
public record NearestRegions(Map<RegionId, List<RegionId>> order) {

    public NearestRegions {
        order = Map.copyOf(order);
    }

    /// Reads `eu:us ap,us:eu`: behind each region the ones that may stand in for it, nearest first.
    /// None behind it means that its users never leave it.
    ///
    /// @throws IllegalArgumentException naming the entry that cannot be read
    public static NearestRegions parse(String text) {
        Map<RegionId, List<RegionId>> order = new LinkedHashMap<>();
        Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .forEach(entry -> parse(entry, order));
        return new NearestRegions(order);
    }

    public boolean names(RegionId region) {
        return order.containsKey(region);
    }

    /// The regions to try, beginning with `asked` itself.
    ///
    /// @param all the regions that have cells
    public SequencedSet<RegionId> from(RegionId asked, Collection<RegionId> all) {
        SequencedSet<RegionId> regions = new LinkedHashSet<>();
        regions.add(asked);
        regions.addAll(order.getOrDefault(asked, List.copyOf(new TreeSet<>(all))));
        return regions;
    }

    private static void parse(String entry, Map<RegionId, List<RegionId>> order) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not region:nearest others: " + entry);
        }
        List<RegionId> others =
                Arrays.stream(entry.substring(colon + 1).split(" ", -1))
                        .filter(Predicate.not(String::isEmpty))
                        .map(RegionId::new)
                        .toList();
        order.put(new RegionId(entry.substring(0, colon).strip()), others);
    }
}
