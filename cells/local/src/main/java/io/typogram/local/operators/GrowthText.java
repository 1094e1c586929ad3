package io.typogram.local.operators;

import io.typogram.local.platform.PlannedCell;
import io.typogram.local.supervision.ComponentStatus;
import io.typogram.local.supervision.Part;
import io.typogram.local.supervision.Phase;
import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.ServerComponent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The growing of a platform as people read it.
final class GrowthText {

    private static final double BEGUN = 0.5;

    private GrowthText() {}

    /// How far the named components are, from 0 to 1. One that has been started is half way there.
    static double done(PlatformState state, List<String> names) {
        double done =
                names.stream()
                        .mapToDouble(name -> state.find(name).map(GrowthText::done).orElse(0.0))
                        .sum();
        return names.isEmpty() ? 1 : done / names.size();
    }

    private static double done(ComponentStatus component) {
        return switch (component.phase()) {
            case READY, DONE -> 1;
            case STARTING, RESTARTING -> BEGUN;
            case WAITING, STOPPED, FAILED -> 0;
        };
    }

    /// How far each of them is.
    static String progress(PlatformState state, List<String> names) {
        return names.stream()
                .map(name ->
                        name
                                + " "
                                + state.find(name)
                                        .map(ComponentStatus::phase)
                                        .orElse(Phase.WAITING)
                                        .toString()
                                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /// What adding a cell would do.
    static String plan(PlannedCell cell, Part part) {
        return "%s would stand in %s, with weight %s and room for %s.%nThese servers would start:%n%sNothing was changed.%n"
                .formatted(
                        cell.id(),
                        cell.region(),
                        Units.count(cell.terms().weight()),
                        Units.users(cell.terms().capacity()),
                        part.components().stream()
                                .map(ServerComponent.class::cast)
                                .map(server ->
                                        "  %-22s port %s%n"
                                                .formatted(
                                                        server.name(), server.ports().getFirst()))
                                .collect(Collectors.joining()));
    }
}
