package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Digest;
import io.typogram.kernel.moves.Inventory;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.kernel.moves.Outline;
import io.typogram.kernel.moves.Reply;
import io.typogram.kernel.moves.Row;
import io.typogram.kernel.moves.Slice;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.moves.Survey;
import io.typogram.kernel.moves.Table;
import io.typogram.kernel.topology.Home;
import java.util.List;
import java.util.SortedMap;

/// A cell at the other end of the network.
record RemoteCell(Network network, CellId id, MovingCell cell) implements MovingCell {

    @Override
    public Reply<Leaving> leave(UserId user, Stamp stamp, Home from) {
        return network.ask(id, () -> cell.leave(user, stamp, from));
    }

    @Override
    public Reply<Outline> outline(UserId user, Slice slice) {
        return network.ask(id, () -> cell.outline(user, slice));
    }

    @Override
    public Reply<List<List<Row>>> read(UserId user, List<Selection> selections) {
        return network.ask(id, () -> cell.read(user, selections));
    }

    @Override
    public Reply<Survey> survey(UserId user) {
        return network.ask(id, () -> cell.survey(user));
    }

    @Override
    public Reply<Inventory> inventory(UserId user, SortedMap<String, List<Digest>> known) {
        return network.ask(id, () -> cell.inventory(user, known));
    }

    @Override
    public Reply<Long> fence(UserId user, Stamp stamp) {
        return network.ask(id, () -> cell.fence(user, stamp));
    }

    @Override
    public Reply<Nothing> release(UserId user, Stamp stamp, Home from) {
        return network.ask(id, () -> cell.release(user, stamp, from));
    }

    @Override
    public Reply<Nothing> close(UserId user, Stamp stamp, Home to) {
        return network.ask(id, () -> cell.close(user, stamp, to));
    }

    @Override
    public Reply<Boolean> purge(UserId user, Stamp stamp, Home to) {
        return network.ask(id, () -> cell.purge(user, stamp, to));
    }

    @Override
    public Reply<Nothing> arrive(UserId user, Stamp stamp, Home from) {
        return network.ask(id, () -> cell.arrive(user, stamp, from));
    }

    @Override
    public Reply<Wanted> match(UserId user, Stamp stamp, Table table, Outline outline) {
        return network.ask(id, () -> cell.match(user, stamp, table, outline));
    }

    @Override
    public Reply<List<Written>> write(UserId user, Stamp stamp, List<Change> changes) {
        return network.ask(id, () -> cell.write(user, stamp, changes));
    }

    @Override
    public Reply<Survey> seal(UserId user, Stamp stamp) {
        return network.ask(id, () -> cell.seal(user, stamp));
    }

    @Override
    public Reply<Nothing> activate(UserId user, Stamp stamp, Home to, boolean settled) {
        return network.ask(id, () -> cell.activate(user, stamp, to, settled));
    }

    @Override
    public Reply<Boolean> discard(UserId user, Stamp stamp, Home from) {
        return network.ask(id, () -> cell.discard(user, stamp, from));
    }

    @Override
    public Reply<Erased> erase(UserId user, Home home) {
        return network.ask(id, () -> cell.erase(user, home));
    }
}
