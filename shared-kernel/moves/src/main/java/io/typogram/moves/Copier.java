package io.typogram.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.moves.MovingCell.Wanted;
import java.util.List;
import java.util.Optional;

/// Makes a table's rows in the target what they are in the source, by sending what differs.
final class Copier {

    private final UserId user;
    private final MovingCell source;
    private final MovingCell target;
    private final Stamps stamps;
    private final Runnable afterEachPage;

    Copier(
            UserId user,
            MovingCell source,
            MovingCell target,
            Stamps stamps,
            Runnable afterEachPage) {
        this.user = user;
        this.source = source;
        this.target = target;
        this.stamps = stamps;
        this.afterEachPage = afterEachPage;
    }

    void copy(Table table) {
        Optional<Key> after = Optional.empty();
        boolean more;
        do {
            Outline outline =
                    RefusedException.value(source.outline(user, Slice.from(table.name(), after)));
            carry(table, wanted(table, outline));
            after = outline.slice().upTo();
            more = !outline.isLast();
            afterEachPage.run();
        } while (more);
    }

    private List<Key> wanted(Table table, Outline outline) {
        Wanted wanted;
        do {
            wanted = RefusedException.value(target.match(user, stamps.next(), table, outline));
        } while (wanted.again());
        return wanted.keys();
    }

    /// A row that has gone meanwhile is left out by the source. Then some are sent twice, and none is left
    /// out: as many keys are ticked off as rows came.
    private void carry(Table table, List<Key> keys) {
        List<Key> left = keys;
        while (!left.isEmpty()) {
            List<Row> rows = RefusedException.value(source.read(user, table.name(), left));
            if (rows.isEmpty()) {
                return;
            }
            MovingCell.Nothing stored =
                    RefusedException.value(target.write(user, stamps.next(), table.name(), rows));
            assert stored == MovingCell.Nothing.NOTHING;
            left = left.subList(rows.size(), left.size());
        }
    }
}
