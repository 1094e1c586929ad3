package io.typogram.accounts.control;

import io.typogram.accounts.AccountsEvent.PublicState;
import io.typogram.accounts.KeyboardLayout;
import io.typogram.accounts.Profile;
import io.typogram.accounts.PublicProfile;
import io.typogram.accounts.PublicProfiles;
import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.Cell;
import io.typogram.platform.persistence.Sql;
import io.typogram.platform.residence.Fence;
import io.typogram.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The table `players`: what is known here of the players of all cells.
@ApplicationScoped
public class Players implements PublicProfiles {

    @PersistenceContext private EntityManager entities;
    @Inject private PlayerPages pages;
    @Inject private Tenancy tenancy;
    @Inject private Fence fence;
    @Inject private Cell cell;

    @Override
    public Optional<PublicProfile> find(UserId user) {
        return Optional.ofNullable(find(List.of(user)).get(user));
    }

    @Override
    public Map<UserId, PublicProfile> find(Collection<UserId> users) {
        if (users.size() > MAX_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MAX_AT_ONCE + " players at once");
        }
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT user_id, display_name, country, keyboard_layout, bio,
                                       joined_at, cell
                                FROM players WHERE user_id = ANY(CAST(? AS uuid[]))
                                """)
                        .setParameter(1, Sql.arrayOf(users.stream().map(UserId::value).toList()))
                        .getResultList();
        Map<UserId, PublicProfile> profiles = new HashMap<>();
        for (Object row : rows) {
            PublicProfile profile = profile((Object[]) row);
            profiles.put(profile.userId(), profile);
        }
        return profiles;
    }

    /// What is not public stands with the accounts alone, and leaves this cell with them.
    @Override
    public Map<UserId, PublicProfile> findOwn(Collection<UserId> users) {
        Map<UserId, PublicProfile> found = find(users);
        List<UUID> others =
                users.stream().filter(user -> !found.containsKey(user)).map(UserId::value).toList();
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT user_id, display_name, coalesce(country, ''),
                                       keyboard_layout, bio, opened_at, CAST(? AS text)
                                FROM accounts WHERE user_id = ANY(CAST(? AS uuid[]))
                                """)
                        .setParameter(1, cell.id().value())
                        .setParameter(2, Sql.arrayOf(others))
                        .getResultList();
        for (Object row : rows) {
            PublicProfile profile = profile((Object[]) row);
            found.put(profile.userId(), profile);
        }
        return found;
    }

    /// Takes over the profile of a player of this cell, unless it is for none but the members of their tenant.
    /// Runs behind the player's fence.
    void show(EventEnvelope envelope, PublicState state) {
        UserId user = UserId.parse(envelope.subject());
        if (!tenancy.hides(Disclosure.PUBLIC_PROFILES, fence.tenant(user))) {
            merge(envelope, state);
        }
    }

    /// Takes over a public profile, unless a later one is here already.
    public void merge(EventEnvelope envelope, PublicState state) {
        entities.createNativeQuery(
                        """
                        INSERT INTO players (user_id, display_name, country, keyboard_layout, bio,
                                             joined_at, cell, epoch, sequence)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE
                        SET display_name = excluded.display_name, country = excluded.country,
                            keyboard_layout = excluded.keyboard_layout, bio = excluded.bio,
                            joined_at = excluded.joined_at, cell = excluded.cell,
                            epoch = excluded.epoch, sequence = excluded.sequence
                        WHERE (players.epoch, players.sequence)
                            < (excluded.epoch, excluded.sequence)
                        """)
                .setParameter(1, UUID.fromString(envelope.subject()))
                .setParameter(2, state.displayName())
                .setParameter(3, state.country() == null ? "" : state.country())
                .setParameter(4, state.keyboardLayout())
                .setParameter(5, state.bio())
                .setParameter(6, state.joinedAt())
                .setParameter(7, envelope.originCell().value())
                .setParameter(8, envelope.epoch())
                .setParameter(9, envelope.sequence())
                .executeUpdate();
        pages.forgetAfterCommit(UserId.parse(envelope.subject()));
    }

    private static PublicProfile profile(Object[] row) {
        String country = (String) row[2];
        Profile profile =
                new Profile(
                        (String) row[1],
                        country.isEmpty() ? Optional.empty() : Optional.of(country),
                        KeyboardLayout.named((String) row[3]).orElse(KeyboardLayout.QWERTY),
                        (String) row[4]);
        return new PublicProfile(
                new UserId((UUID) row[0]),
                profile,
                Sql.instant(row[5]),
                new CellId((String) row[6]));
    }
}
