package io.typogram.leaderboards.entity;

import io.typogram.kernel.identity.TenantId;
import java.util.Objects;
import java.util.Optional;

/// One board in one period, as one scope sees it.
///
/// @param period the period's own name, such as `daily-2026-11-22`
/// @param tenant whose board it is; empty unless the scope is a tenant's
public record BoardKey(Board board, String period, Scope scope, Optional<TenantId> tenant) {

    public BoardKey(Board board, String period, Scope scope) {
        this(board, period, scope, Optional.empty());
    }

    public BoardKey {
        Objects.requireNonNull(board);
        Objects.requireNonNull(period);
        Objects.requireNonNull(scope);
        if (tenant.isPresent() != (scope == Scope.TENANT)) {
            throw new IllegalArgumentException("a tenant's board is a tenant's");
        }
    }
}
