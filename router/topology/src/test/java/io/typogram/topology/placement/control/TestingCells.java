package io.typogram.topology.placement.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.TenantState;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Cells and users to place.
final class TestingCells {

    static final long ROOM_FOR_ALL = 1_000_000;

    private TestingCells() {}

    static Cell cell(String id, long weight) {
        return cell(id, weight, ROOM_FOR_ALL);
    }

    /// A cell of the region that its name begins with.
    static Cell cell(String id, long weight, long capacity) {
        return new Cell(
                new CellId(id),
                new RegionId(id.substring(0, id.indexOf('-'))),
                CellKind.SHARED,
                CellState.ACTIVE,
                weight,
                capacity,
                0,
                List.of(),
                List.of(),
                1);
    }

    /// A cell of a tenant who comes by these host names.
    static Cell dedicated(String id, String... hosts) {
        Cell shared = cell(id, 100);
        return new Cell(
                shared.id(),
                shared.region(),
                CellKind.DEDICATED,
                shared.state(),
                shared.weight(),
                shared.capacity(),
                shared.users(),
                shared.nodes(),
                Stream.of(hosts).map(HostName::new).toList(),
                shared.version());
    }

    /// A tenant that lets nothing out.
    static Tenant tenant(String id, long seats, String... hosts) {
        return new Tenant(
                new TenantId(id),
                id,
                Stream.of(hosts).map(HostName::new).toList(),
                seats,
                0,
                Set.of(),
                TenantState.ACTIVE,
                Optional.of("an organisation"),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                1);
    }

    /// A tenant whose members live in the shared cells of a region.
    static Tenant sharing(String id, long seats, String region, String... hosts) {
        Tenant own = tenant(id, seats, hosts);
        return new Tenant(
                own.id(),
                own.displayName(),
                own.hosts(),
                own.seats(),
                own.seated(),
                own.allowed(),
                own.state(),
                own.organisation(),
                own.provider(),
                own.former(),
                Optional.of(new RegionId(region)),
                own.version());
    }

    /// The same users for the same seed.
    static List<UserId> users(long seed, int count) {
        var random = new Random(seed);
        return Stream.generate(() -> new UserId(new UUID(random.nextLong(), random.nextLong())))
                .limit(count)
                .toList();
    }
}
