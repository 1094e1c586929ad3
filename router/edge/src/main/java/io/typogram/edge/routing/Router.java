package io.typogram.edge.routing;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.directory.Directory;
import io.typogram.edge.routing.Destination.Administration;
import io.typogram.edge.routing.Destination.AnyCell;
import io.typogram.edge.routing.Destination.HomeCell;
import io.typogram.edge.routing.Destination.IdentityProvider;
import io.typogram.edge.routing.Destination.Nowhere;
import io.typogram.edge.routing.Destination.OwnerCell;
import io.typogram.edge.routing.Destination.Stranger;
import io.typogram.edge.routing.Destination.TenantCell;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Chooses the destination of a request. Used by all event loops at once.
public final class Router {

    private final KnownCells knownCells;
    private final Directory directory;
    private final Overrides overrides;
    private final Predicate<Cell> healthy;
    private final RegionId ownRegion;

    public Router(
            KnownCells knownCells,
            Directory directory,
            Overrides overrides,
            Predicate<Cell> healthy,
            RegionId ownRegion) {
        this.knownCells = knownCells;
        this.directory = directory;
        this.overrides = overrides;
        this.healthy = healthy;
        this.ownRegion = ownRegion;
    }

    /// Where the request goes.
    ///
    /// @param random makes the number of a guest who has none yet
    public Destination choose(Arrival arrival, RandomGenerator random) {
        if (Paths.isSignIn(arrival.path())) {
            return new IdentityProvider();
        }
        if (Paths.isPrivate(arrival.path())) {
            return new Nowhere();
        }
        if (Paths.isAdministration(arrival.path())) {
            return Paths.atTopology(arrival.path())
                    .<Destination>map(Administration::new)
                    .orElseGet(Nowhere::new);
        }
        Optional<CellId> owner = Paths.owner(arrival.path());
        if (owner.isPresent()) {
            return isKnown(owner.get()) ? new OwnerCell(owner.get()) : new Nowhere();
        }
        Optional<CellId> home = Paths.player(arrival.path()).flatMap(this::homeOf);
        if (home.isPresent()) {
            return new OwnerCell(home.get());
        }
        return arrival.credential()
                .flatMap(credential -> forUser(credential, arrival))
                .orElseGet(() -> forGuest(arrival, random));
    }

    /// Whether the caller may be told what guests of the same host are told, and they what the caller
    /// is told. Somebody who lives in a tenant's cell and comes by another host, or the other way
    /// round, may not: the answers of their home are not that host's. Nor may somebody of whom it is
    /// not known yet where they live.
    public boolean sharesWithGuests(Arrival arrival) {
        if (arrival.credential().isEmpty()) {
            return true;
        }
        Cells cells = knownCells.current();
        Optional<Cell> home = homeOf(arrival.credential().get()).flatMap(cells::find);
        Optional<Cell> tenants = arrival.host().flatMap(cells::find);
        return tenants.isPresent()
                ? home.equals(tenants)
                : home.filter(Predicate.not(Cell::isDedicated)).isPresent();
    }

    /// Whether what is asked for is sign-in's, and no cell's.
    public static boolean isSignIn(String path) {
        return Paths.isSignIn(path);
    }

    /// Whether what is asked for is a tenant's administration, and no cell's.
    public static boolean isAdministration(String path) {
        return Paths.isAdministration(path);
    }

    /// The region that a trusted header names, or the edge's own when it names none that exists.
    public RegionId regionOf(Optional<String> header) {
        if (header.isEmpty()) {
            return ownRegion;
        }
        try {
            RegionId named = new RegionId(header.get());
            return knownCells.current().knowsRegion(named) ? named : ownRegion;
        } catch (IllegalArgumentException notARegion) {
            return ownRegion;
        }
    }

    /// Empty for a key of somebody unknown, which is routed as a guest's.
    private Optional<Destination> forUser(Credential credential, Arrival arrival) {
        UserId user = credential.user();
        Optional<Destination> home = homeOf(credential).map(cell -> new HomeCell(user, cell));
        return switch (credential) {
            case AccessToken _ ->
                    home.or(() ->
                            Optional.of(new Stranger(user, arrival.region(), arrival.host())));
            case PresentedKey _ -> home;
        };
    }

    private Optional<CellId> homeOf(UserId user) {
        return overrides
                .find(user)
                .filter(this::isKnown)
                .or(() -> directory.find(user).map(Home::cell));
    }

    private Optional<CellId> homeOf(Credential credential) {
        return homeOf(credential.user())
                .or(() ->
                        switch (credential) {
                            case AccessToken token -> token.homeCell().filter(this::isKnown);
                            case PresentedKey _ -> Optional.empty();
                        });
    }

    private Destination forGuest(Arrival arrival, RandomGenerator random) {
        Cells cells = knownCells.current();
        Optional<Cell> tenants = arrival.host().flatMap(cells::find);
        if (tenants.isPresent()) {
            return new TenantCell(tenants.get().id());
        }
        GuestId guest = arrival.guest().orElseGet(() -> GuestId.random(random));
        return new AnyCell(
                GuestCells.inOrder(guest, arrival.region(), cells, healthy),
                guest,
                arrival.guest().isEmpty());
    }

    private boolean isKnown(CellId cell) {
        return knownCells.current().find(cell).isPresent();
    }
}
