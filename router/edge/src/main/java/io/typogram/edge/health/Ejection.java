package io.typogram.edge.health;

/// Why a healthy node is taken out.
enum Ejection {
    NOT_READY("not-ready", "it is not ready"),
    SILENT("silent", "it does not say in time whether it is ready"),
    UNREACHABLE("unreachable", "connections to it fail"),
    OUTLIER("outlier", "its answers fail");

    private final String label;
    private final String reason;

    Ejection(String label, String reason) {
        this.label = label;
        this.reason = reason;
    }

    /// Its name in metrics.
    String label() {
        return label;
    }

    /// For the log.
    String reason() {
        return reason;
    }
}
