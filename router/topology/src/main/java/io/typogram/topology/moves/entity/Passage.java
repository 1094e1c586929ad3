package io.typogram.topology.moves.entity;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.tenants.Tenant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/// The way of a move: its two cells, and whose they are.
///
/// @param leaves the tenant whose own the source is
/// @param enters the tenant whose own the target is
public record Passage(Cell source, Cell target, Optional<Tenant> leaves, Optional<Tenant> enters) {

    public Passage {
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        Objects.requireNonNull(leaves);
        Objects.requireNonNull(enters);
    }

    public static Passage of(Cell source, Cell target, Collection<Tenant> tenants) {
        return new Passage(source, target, ownerOf(source, tenants), ownerOf(target, tenants));
    }

    /// Whether both cells are the same tenant's own.
    public boolean staysWithTenant() {
        return leaves.isPresent() && leaves.map(Tenant::id).equals(enters.map(Tenant::id));
    }

    /// Whether one of the cells is not for everybody.
    public boolean concernsTenants() {
        return source.kind() == CellKind.DEDICATED || target.kind() == CellKind.DEDICATED;
    }

    /// The tenant of whose seats the move takes one.
    public Optional<Tenant> seatOf() {
        return staysWithTenant() ? Optional.empty() : enters;
    }

    private static Optional<Tenant> ownerOf(Cell cell, Collection<Tenant> tenants) {
        return tenants.stream().filter(tenant -> tenant.owns(cell)).findFirst();
    }
}
