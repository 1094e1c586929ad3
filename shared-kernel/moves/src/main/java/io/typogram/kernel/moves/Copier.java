package io.typogram.kernel.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.KnownRows.Changes;
import io.typogram.kernel.moves.MovingCell.Change;
import io.typogram.kernel.moves.MovingCell.Selection;
import io.typogram.kernel.moves.MovingCell.Wanted;
import io.typogram.kernel.moves.MovingCell.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a user's rows in the target what they are in the source, by sending what differs.
///
/// It remembers what it has found in the source and what the target has said that it has; so in the end,
/// where time counts, only what has changed is looked at again.
final class Copier {

    private final UserId user;
    private final MovingCell source;
    private final MovingCell target;
    private final Stamps stamps;
    private final MoveLimits limits;
    private final SortedMap<String, KnownRows> found = new TreeMap<>();
    private Optional<Survey> there = Optional.empty();

    Copier(UserId user, MovingCell source, MovingCell target, Stamps stamps, MoveLimits limits) {
        this.user = user;
        this.source = source;
        this.target = target;
        this.stamps = stamps;
        this.limits = limits;
    }

    /// Makes all tables alike, as of a moment that is over.
    ///
    /// @return what the source had then, if the target has the same now
    Optional<Survey> copy(List<Table> tables, Runnable afterEachPage) {
        SortedMap<String, List<Digest>> known = new TreeMap<>();
        found.forEach((table, rows) -> known.put(table, rows.sums()));
        Inventory inventory = RefusedException.value(source.inventory(user, known));
        List<Piece> pieces = new ArrayList<>();
        for (Table table : tables) {
            Inventory.Part part = inventory.parts().get(table.name());
            KnownRows rows = found.get(table.name());
            if (part == null || rows == null) {
                compareAll(table, afterEachPage);
            } else {
                pieces.add(new Piece(table, rows, rows.learn(part.buckets(), part.entries())));
            }
        }
        carry(pieces, afterEachPage);
        Survey had = inventory.survey();
        return had.agreesWith(there.orElseGet(this::seal)) ? Optional.of(had) : Optional.empty();
    }

    /// What the target has is asked for once. From then on it tells what each write has changed, and nothing
    /// else changes it.
    private Survey seal() {
        Survey sealed = RefusedException.value(target.seal(user, stamps.next()));
        there = Optional.of(sealed);
        return sealed;
    }

    /// Compares all rows of both sides.
    private void compareAll(Table table, Runnable afterEachPage) {
        there = Optional.empty();
        found.remove(table.name());
        KnownRows now = new KnownRows();
        Optional<Key> after = Optional.empty();
        boolean more;
        do {
            Outline page =
                    RefusedException.value(source.outline(user, Slice.from(table.name(), after)));
            page.entries().forEach(now::put);
            Changes wanted = new Changes(wanted(table, page), List.of());
            carry(List.of(new Piece(table, now, wanted)), afterEachPage);
            after = page.slice().upTo();
            more = !page.isLast();
        } while (more);
        if (remembered() + now.size() <= limits.entriesRemembered()) {
            found.put(table.name(), now);
        }
    }

    private long remembered() {
        return found.values().stream().mapToLong(KnownRows::size).sum();
    }

    private List<Key> wanted(Table table, Outline page) {
        Wanted wanted;
        do {
            wanted = RefusedException.value(target.match(user, stamps.next(), table, page));
        } while (wanted.again());
        return wanted.keys();
    }

    /// Some rows of one table that have to be carried or taken away.
    private record Piece(Table table, KnownRows rows, Changes changes) {

        int size() {
            return changes.changed().size() + changes.gone().size();
        }

        List<Piece> halves() {
            List<Key> changed = changes.changed();
            List<Key> gone = changes.gone();
            if (!changed.isEmpty() && !gone.isEmpty()) {
                return List.of(with(changed, List.of()), with(List.of(), gone));
            }
            int half = size() / 2;
            return gone.isEmpty()
                    ? List.of(
                            with(changed.subList(0, half), gone),
                            with(changed.subList(half, changed.size()), gone))
                    : List.of(
                            with(changed, gone.subList(0, half)),
                            with(changed, gone.subList(half, gone.size())));
        }

        private Piece with(List<Key> changed, List<Key> gone) {
            return new Piece(table, rows, new Changes(changed, gone));
        }
    }

    private void carry(List<Piece> pieces, Runnable afterEachPage) {
        List<Piece> some = pieces.stream().filter(piece -> piece.size() > 0).toList();
        if (!some.isEmpty() && !isCarriedAtOnce(some)) {
            halves(some).forEach(half -> carry(half, afterEachPage));
        }
        afterEachPage.run();
    }

    private static List<List<Piece>> halves(List<Piece> pieces) {
        int half = pieces.size() / 2;
        return pieces.size() == 1
                ? pieces.getFirst().halves().stream().map(List::of).toList()
                : List.of(pieces.subList(0, half), pieces.subList(half, pieces.size()));
    }

    /// Does it unless it is too much. One row is not; it is too large then.
    private boolean isCarriedAtOnce(List<Piece> pieces) {
        int size = pieces.stream().mapToInt(Piece::size).sum();
        if (size > limits.rowsAtOnce()) {
            return false;
        }
        Reply<List<List<Row>>> rows = read(pieces);
        if (size > 1 && rows.equals(Reply.refused(Refusal.ROW_TOO_LARGE))) {
            return false;
        }
        write(pieces, RefusedException.value(rows));
        return true;
    }

    private Reply<List<List<Row>>> read(List<Piece> pieces) {
        return source.read(
                user,
                pieces.stream()
                        .map(piece ->
                                new Selection(piece.table().name(), piece.changes().changed()))
                        .toList());
    }

    private void write(List<Piece> pieces, List<List<Row>> rows) {
        List<Change> changes = new ArrayList<>();
        for (int at = 0; at < pieces.size(); at++) {
            Piece piece = pieces.get(at);
            changes.add(new Change(piece.table().name(), rows.get(at), piece.changes().gone()));
        }
        List<Written> written = RefusedException.value(target.write(user, stamps.next(), changes));
        for (int at = 0; at < pieces.size(); at++) {
            learn(pieces.get(at), rows.get(at), written.get(at));
        }
    }

    private void learn(Piece piece, List<Row> rows, Written written) {
        Table table = piece.table();
        there = there.map(had -> had.after(table.name(), written.before(), written.after()));
        Survey.Rows expected = Survey.Rows.NONE;
        for (Row row : rows) {
            expected = expected.plus(piece.rows().digest(table.keyOf(row)));
        }
        if (rows.size() < piece.changes().changed().size() || !written.after().equals(expected)) {
            piece.rows().forget(piece.changes().changed());
        }
    }
}
