package io.typogram.kernel.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.MovingCell.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes a user's rows in the target what they are in the source, by sending what differs.
///
/// It remembers what it has found in the source, so behind the fence, where time counts, it need not ask
/// the target what it has.
final class Copier {

    private final UserId user;
    private final MovingCell source;
    private final MovingCell target;
    private final Stamps stamps;
    private final MoveLimits limits;
    private final Map<String, Map<Key, Digest>> found = new HashMap<>();
    private long remembered;

    Copier(UserId user, MovingCell source, MovingCell target, Stamps stamps, MoveLimits limits) {
        this.user = user;
        this.source = source;
        this.target = target;
        this.stamps = stamps;
        this.limits = limits;
    }

    /// Compares all rows of both sides.
    void copy(Table table, Runnable afterEachPage) {
        Map<Key, Digest> now = new HashMap<>();
        outline(
                table,
                page -> {
                    carry(table, wanted(table, page));
                    add(page, now);
                    afterEachPage.run();
                });
        remember(table, now);
    }

    /// Compares the source's rows with what was found there before.
    void catchUp(Table table) {
        Map<Key, Digest> before = found.get(table.name());
        if (before == null) {
            copy(table, () -> {});
            return;
        }
        Map<Key, Digest> now = new HashMap<>();
        outline(table, page -> add(page, now));
        List<Key> changed = new ArrayList<>();
        now.forEach((key, digest) -> {
            if (!digest.equals(before.remove(key))) {
                changed.add(key);
            }
        });
        take(List.copyOf(before.keySet()), table);
        carry(table, changed);
        found.put(table.name(), now);
    }

    private static void add(Outline page, Map<Key, Digest> all) {
        page.entries().forEach(entry -> all.put(entry.key(), entry.digest()));
    }

    private void remember(Table table, Map<Key, Digest> now) {
        Map<Key, Digest> before = found.remove(table.name());
        remembered -= before == null ? 0 : before.size();
        if (remembered + now.size() <= limits.entriesRemembered()) {
            found.put(table.name(), now);
            remembered += now.size();
        }
    }

    private void outline(Table table, Consumer<Outline> eachPage) {
        Optional<Key> after = Optional.empty();
        boolean more;
        do {
            Outline page =
                    RefusedException.value(source.outline(user, Slice.from(table.name(), after)));
            eachPage.accept(page);
            after = page.slice().upTo();
            more = !page.isLast();
        } while (more);
    }

    private List<Key> wanted(Table table, Outline page) {
        Wanted wanted;
        do {
            wanted = RefusedException.value(target.match(user, stamps.next(), table, page));
        } while (wanted.again());
        return wanted.keys();
    }

    private void take(List<Key> gone, Table table) {
        for (int from = 0; from < gone.size(); from += limits.rowsAtOnce()) {
            int to = Math.min(gone.size(), from + limits.rowsAtOnce());
            write(table, List.of(), gone.subList(from, to));
        }
    }

    /// A row that has gone meanwhile is left out by the source. Then some are sent twice, and none is left
    /// out: as many keys are ticked off as rows came.
    private void carry(Table table, List<Key> keys) {
        List<Key> left = keys;
        while (!left.isEmpty()) {
            List<Key> next = left.subList(0, Math.min(left.size(), limits.rowsAtOnce()));
            List<Row> rows = RefusedException.value(source.read(user, table.name(), next));
            if (rows.isEmpty()) {
                left = left.subList(next.size(), left.size());
            } else {
                write(table, rows, List.of());
                left = left.subList(rows.size(), left.size());
            }
        }
    }

    private void write(Table table, List<Row> rows, List<Key> gone) {
        MovingCell.Nothing done =
                RefusedException.value(target.write(user, stamps.next(), table.name(), rows, gone));
        assert done == MovingCell.Nothing.NOTHING;
    }
}
