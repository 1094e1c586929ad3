package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads moves page by page.
///
/// @param filter which moves, as topology's parameters say it
record MovePages(Map<String, String> filter) {

    private static final int MOST_OF_A_PAGE = 100;

    MovePages {
        // In one order, so that the same question is asked by the same address.
        filter = Collections.unmodifiableSortedMap(new TreeMap<>(filter));
    }

    MovePages() {
        this(Map.of());
    }

    /// As these, narrowed down, unless there is no value.
    MovePages with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> narrower = new TreeMap<>(filter);
        narrower.put(name, value);
        return new MovePages(narrower);
    }

    /// The newest, at most `limit`.
    List<JsonNode> read(Topology topology, int limit) throws InterruptedException {
        List<JsonNode> moves = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            int count = Math.min(MOST_OF_A_PAGE, limit - moves.size());
            JsonNode page = topology.get(with("cursor", cursor).query(count));
            moves.addAll(CellText.children(page.path("moves")));
            cursor = page.path("cursor").isTextual() ? page.path("cursor").asText() : null;
        } while (cursor != null && moves.size() < limit);
        return List.copyOf(moves);
    }

    private String query(int count) {
        return "/moves?limit="
                + count
                + filter.entrySet().stream()
                        .map(each -> "&" + each.getKey() + "=" + Paths.segment(each.getValue()))
                        .collect(Collectors.joining());
    }
}
