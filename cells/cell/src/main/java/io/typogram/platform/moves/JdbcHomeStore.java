package io.typogram.platform.moves;

import io.typogram.kernel.moves.HomeStore;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Function;

/// This cell's database, for moves.
@ApplicationScoped
class JdbcHomeStore implements HomeStore {

    @Inject private Transactions transactions;
    @Inject private JdbcRows rows;
    @PersistenceContext private EntityManager entities;

    @Override
    public <T> T inTransaction(Function<Rows, T> work) {
        return transactions.run(() -> work.apply(rows));
    }

    @Override
    public <T> T look(Function<Rows, T> work) {
        return transactions.run(() -> {
            entities.createNativeQuery("SET TRANSACTION READ ONLY").executeUpdate();
            return work.apply(rows);
        });
    }
}
