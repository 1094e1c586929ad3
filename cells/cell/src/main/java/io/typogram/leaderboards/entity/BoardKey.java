package io.typogram.leaderboards.entity;

import java.util.Objects;

/// One board in one period, as one scope sees it.
///
/// @param period the period's own name, such as `daily-2026-11-22`
public record BoardKey(Board board, String period, Scope scope) {

    public BoardKey {
        Objects.requireNonNull(board);
        Objects.requireNonNull(period);
        Objects.requireNonNull(scope);
    }
}
