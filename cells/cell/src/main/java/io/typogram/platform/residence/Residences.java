package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.platform.Cell;
import io.typogram.platform.callers.Player;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/// Says where a user lives, and asks topology about one whom this cell has never seen.
@ApplicationScoped
public class Residences {

    @Inject private Homes homes;
    @Inject private Topology topology;
    @Inject private Transactions transactions;
    @Inject private Cell cell;
    @Inject private Event<PlayerSettled> settled;

    public Residence of(Player player) {
        return homes.find(player.id()).orElseGet(() -> ask(player));
    }

    /// The home of a user whom this cell has let in.
    public Home home(UserId user) {
        return switch (homes.find(user).orElseThrow()) {
            case Residence.Resident(Home home) -> home;
            case Residence.Moving(Home home) -> home;
            case Residence.Elsewhere(Home home) -> home;
        };
    }

    /// Sends a user home of whom this cell knows that they have moved, without asking topology: for a
    /// caller who has not proved yet to be that user.
    ///
    /// @throws NotAtHomeException when the user lives elsewhere
    public void sendHomeIfElsewhere(UserId user) {
        homes.find(user)
                .filter(Residence.Elsewhere.class::isInstance)
                .ifPresent(elsewhere -> {
                    throw new NotAtHomeException(elsewhere);
                });
    }

    private Residence ask(Player player) {
        UserId user = player.id();
        Home home = topology.placeOrGet(user, cell.region());
        if (!home.cell().equals(cell.id())) {
            return new Residence.Elsewhere(home);
        }
        transactions.run(() -> {
            if (homes.settle(user, home)) {
                settled.fire(new PlayerSettled(player));
            }
        });
        return homes.find(user).orElseThrow();
    }
}
