package io.typogram.typing.control;

import io.typogram.typing.entity.Suspicion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Counts what becomes of runs.
@ApplicationScoped
class TypingMetrics {

    @Inject private MetricRegistry registry;

    void kept() {
        registry.counter("typogram_results_kept").inc();
    }

    void suspected(Suspicion suspicion) {
        registry.counter("typogram_results_suspected", new Tag("code", suspicion.code())).inc();
    }

    /// Refusals are counted by their code, of which there are few.
    void refused(String code) {
        registry.counter("typogram_results_refused", new Tag("code", code)).inc();
    }
}
