package io.typogram.topology.loads.control;

import io.typogram.topology.loads.CellHealth.Service;
import io.typogram.topology.loads.entity.Measure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Sums up the figures of a cell.
public final class CellService {

    private CellService() {}

    public static Service of(Map<Measure, List<@Nullable Double>> figures) {
        double step = LoadHistory.STEP.toSeconds();
        return new Service(
                known(figures, Measure.REQUESTS_PER_SECOND).sum() * step,
                known(figures, Measure.ERRORS_PER_SECOND).sum() * step,
                known(figures, Measure.P99_MILLIS).average());
    }

    private static DoubleStream known(
            Map<Measure, List<@Nullable Double>> figures, Measure measure) {
        return figures.getOrDefault(measure, List.of()).stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue);
    }
}
