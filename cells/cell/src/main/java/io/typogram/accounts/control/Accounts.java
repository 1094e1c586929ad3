package io.typogram.accounts.control;

import io.typogram.accounts.entity.Account;
import io.typogram.kernel.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/// The accounts of the players who live in this cell.
@ApplicationScoped
public class Accounts {

    @PersistenceContext private EntityManager entities;

    public Optional<Account> find(UserId user) {
        return Optional.ofNullable(entities.find(Account.class, user.value()));
    }

    void add(Account account) {
        entities.persist(account);
    }
}
