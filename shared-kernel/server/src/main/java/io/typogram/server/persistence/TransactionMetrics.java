package io.typogram.server.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Counts transactions that the database could not order among others.
@ApplicationScoped
class TransactionMetrics {

    @Inject private MetricRegistry registry;

    /// Counted each time that one is run again.
    void repeated() {
        registry.counter("typogram_transactions_repeated").inc();
    }

    /// Counted when one is given up.
    void contended() {
        registry.counter("typogram_transactions_contended").inc();
    }
}
