package io.typogram.platform.tenancy;

import io.typogram.kernel.identity.TenantId;
import io.typogram.platform.Cell;
import io.typogram.platform.tenancy.Ownership.Dedicated;
import io.typogram.platform.tenancy.Ownership.Everybodys;
import io.typogram.platform.tenancy.Ownership.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `cell_ownership`: what topology said last of whose the cell is, so that a node that starts while
/// topology is away knows it. Every method runs in the caller's transaction.
@ApplicationScoped
class OwnershipMemory {

    private static final String SHARED = "shared";
    private static final String DEDICATED = "dedicated";

    @PersistenceContext private EntityManager entities;
    @Inject private Cell cell;

    Ownership read() {
        List<?> rows =
                entities.createNativeQuery("SELECT kind, tenant FROM cell_ownership WHERE cell = ?")
                        .setParameter(1, cell.id().value())
                        .getResultList();
        if (rows.isEmpty()) {
            return new Unknown();
        }
        Object[] row = (Object[]) rows.getFirst();
        return of((String) row[0], (String) row[1]);
    }

    void write(Ownership ownership) {
        switch (ownership) {
            case Unknown _ -> {
                // What was said before is the best that is known.
            }
            case Everybodys _ -> write(SHARED, null);
            case Dedicated(Optional<TenantId> tenant) ->
                    write(DEDICATED, tenant.map(TenantId::value).orElse(null));
        }
    }

    /// As topology and the table write it.
    static Ownership of(@Nullable String kind, @Nullable String tenant) {
        return switch (kind) {
            case SHARED -> new Everybodys();
            case DEDICATED -> new Dedicated(Optional.ofNullable(tenant).map(TenantId::new));
            case null, default -> new Unknown();
        };
    }

    private void write(String kind, @Nullable String tenant) {
        int written =
                entities.createNativeQuery(
                                """
                                INSERT INTO cell_ownership (cell, kind, tenant)
                                VALUES (?, ?, CAST(? AS VARCHAR))
                                ON CONFLICT (cell) DO UPDATE
                                SET kind = excluded.kind, tenant = excluded.tenant
                                """)
                        .setParameter(1, cell.id().value())
                        .setParameter(2, kind)
                        .setParameter(3, tenant)
                        .executeUpdate();
        assert written == 1;
    }
}
