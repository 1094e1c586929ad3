package io.typogram.local.bench;

import java.util.List;
import java.util.Locale;

/// What stands between the clients and the backend while it is measured.
enum Contestant {
    /// Nothing: the backend itself, by which the others are judged.
    DIRECT("direct"),
    NGINX("nginx"),
    HAPROXY("HAProxy"),
    EDGE("edge");

    static final List<Contestant> PROXIES = List.of(NGINX, HAPROXY, EDGE);

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    /// How people write it.
    String title() {
        return title;
    }

    /// How options and JSON write it.
    String key() {
        return title.toLowerCase(Locale.ROOT);
    }
}
