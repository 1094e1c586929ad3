package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.topology.Home;
import io.typogram.platform.Cell;
import io.typogram.platform.callers.Player;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;

/// Says where a user lives, and asks topology about one whom this cell has never seen.
@ApplicationScoped
public class Residences {

    @Inject private Homes homes;
    @Inject private PlayerTenants tenants;
    @Inject private MovesEnd movesEnd;
    @Inject private Topology topology;
    @Inject private Transactions transactions;
    @Inject private Cell cell;
    @Inject private Event<PlayerSettled> settled;

    /// Where the player lives, who is taken in if they are new. A player who is being moved is waited for.
    ///
    /// @param token of the player, by which topology sees for itself who they are
    public Residence of(Player player, Optional<String> token) {
        return lodging(player, token).residence();
    }

    /// As [#of], and whose member the player is.
    Lodging lodging(Player player, Optional<String> token) {
        Lodging known = homes.look(player.id()).orElseGet(() -> again(player, ask(player, token)));
        return switch (known.residence()) {
            case Residence.Newcomer _ -> again(player, takeIn(player, token));
            case Residence.Moving _ -> again(player, afterMove(player, token));
            case Residence.Resident _ -> known;
            case Residence.Elsewhere elsewhere -> Lodging.of(elsewhere);
            case Residence.Erased erased -> Lodging.of(erased);
        };
    }

    /// The home of a user whom this cell has let in.
    public Home home(UserId user) {
        return homes.find(user).orElseThrow().home();
    }

    /// Refuses for a user of whom this cell knows that they live elsewhere, or are being moved, without
    /// asking topology: for a caller who has not proved yet to be that user, and whose proof may be on its
    /// way with the user's data.
    ///
    /// @throws NotAtHomeException when the user does not live here in peace
    public void refuseIfAway(UserId user) {
        homes.find(user)
                .map(Residence::of)
                .filter(residence ->
                        residence instanceof Residence.Elsewhere
                                || residence instanceof Residence.Erased
                                || residence instanceof Residence.Moving)
                .ifPresent(away -> {
                    throw new NotAtHomeException(away);
                });
    }

    /// What was found by asking, or by waiting, with whose member the player is by now.
    private Lodging again(Player player, Residence residence) {
        return new Lodging(residence, tenants.find(player.id()));
    }

    private Residence afterMove(Player player, Optional<String> token) {
        Residence decided = movesEnd.await(player.id());
        return decided instanceof Residence.Newcomer ? takeIn(player, token) : decided;
    }

    private Residence ask(Player player, Optional<String> token) {
        UserId user = player.id();
        Optional<Topology.Placement> found = topology.placeOrGet(user, cell.region(), token);
        if (found.isEmpty()) {
            return new Residence.Erased(Home.first(cell.id()));
        }
        Home home = found.get().home();
        if (!home.cell().equals(cell.id())) {
            return new Residence.Elsewhere(home);
        }
        transactions.run(() -> {
            if (homes.settle(user, home)) {
                found.get().tenant().ifPresent(tenant -> tenants.join(user, tenant));
                settled.fire(new PlayerSettled(player));
            }
        });
        return homes.find(user).map(Residence::of).orElseThrow();
    }

    /// Takes in somebody who was placed here, of whom there is a row because of a move. Whose member they are
    /// no row says yet, so topology is asked before.
    private Residence takeIn(Player player, Optional<String> token) {
        Optional<Topology.Placement> placed =
                topology.placeOrGet(player.id(), cell.region(), token);
        if (placed.isEmpty()) {
            return new Residence.Erased(Home.first(cell.id()));
        }
        return transactions.run(() -> {
            HomeRecord known = homes.lock(player.id()).orElseThrow();
            if (known.admission() == HomeRecord.Admission.SETTLE) {
                homes.store(player.id(), known.settle());
                placed.get().tenant().ifPresent(tenant -> tenants.join(player.id(), tenant));
                settled.fire(new PlayerSettled(player));
                return new Residence.Resident(known.home());
            }
            return Residence.of(known);
        });
    }
}
