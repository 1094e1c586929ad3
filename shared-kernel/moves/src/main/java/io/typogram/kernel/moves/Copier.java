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
/// It remembers what it has found in the source and what the target has said that it has; so in the end,
/// where time counts, only what has changed is looked at again.
final class Copier {

    /// Of a row of which it is not known what the target has. No row has it.
    private static final Digest NOT_KNOWN = Digest.ZERO;

    private final UserId user;
    private final MovingCell source;
    private final MovingCell target;
    private final Stamps stamps;
    private final MoveLimits limits;
    private final Map<String, Map<Key, Digest>> found = new HashMap<>();
    private long remembered;
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
        Inventory inventory = RefusedException.value(source.inventory(user));
        for (Table table : tables) {
            catchUp(table, inventory.of(table), afterEachPage);
        }
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

    private void catchUp(
            Table table, Optional<List<Outline.Entry>> entries, Runnable afterEachPage) {
        Map<Key, Digest> before = found.get(table.name());
        if (before == null) {
            compareAll(table, afterEachPage);
            return;
        }
        Map<Key, Digest> now = new HashMap<>();
        entries.ifPresentOrElse(all -> add(all, now), () -> outline(table, page -> add(page, now)));
        List<Key> changed = new ArrayList<>();
        now.forEach((key, digest) -> {
            if (!digest.equals(before.remove(key))) {
                changed.add(key);
            }
        });
        take(List.copyOf(before.keySet()), table);
        carry(table, changed, now);
        found.put(table.name(), now);
        afterEachPage.run();
    }

    /// Compares all rows of both sides.
    private void compareAll(Table table, Runnable afterEachPage) {
        there = Optional.empty();
        Map<Key, Digest> now = new HashMap<>();
        outline(
                table,
                page -> {
                    add(page, now);
                    carry(table, wanted(table, page), now);
                    afterEachPage.run();
                });
        remember(table, now);
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

    private static void add(Outline page, Map<Key, Digest> all) {
        add(page.entries(), all);
    }

    private static void add(List<Outline.Entry> entries, Map<Key, Digest> all) {
        entries.forEach(entry -> all.put(entry.key(), entry.digest()));
    }

    private void remember(Table table, Map<Key, Digest> now) {
        Map<Key, Digest> before = found.remove(table.name());
        remembered -= before == null ? 0 : before.size();
        if (remembered + now.size() <= limits.entriesRemembered()) {
            found.put(table.name(), now);
            remembered += now.size();
        }
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
            Survey.Rows left = write(table, List.of(), gone.subList(from, to));
            assert left.count() == 0;
        }
    }

    /// A row that has gone meanwhile is left out by the source. Then some are sent twice, and none is left
    /// out: as many keys are ticked off as rows came.
    private void carry(Table table, List<Key> keys, Map<Key, Digest> now) {
        List<Key> left = keys;
        while (!left.isEmpty()) {
            List<Key> next = left.subList(0, Math.min(left.size(), limits.rowsAtOnce()));
            List<Row> rows = RefusedException.value(source.read(user, table.name(), next));
            if (rows.isEmpty()) {
                forget(next, now);
                left = left.subList(next.size(), left.size());
            } else {
                Survey.Rows stored = write(table, rows, List.of());
                if (!stored.equals(found(table, rows, now))) {
                    forget(next, now);
                }
                left = left.subList(rows.size(), left.size());
            }
        }
    }

    private static Survey.Rows found(Table table, List<Row> rows, Map<Key, Digest> now) {
        Survey.Rows sum = Survey.Rows.NONE;
        for (Row row : rows) {
            sum = sum.plus(now.getOrDefault(table.keyOf(row), NOT_KNOWN));
        }
        return sum;
    }

    /// What has changed between looking and reading is carried once more, even if it changes back.
    private static void forget(List<Key> keys, Map<Key, Digest> now) {
        keys.forEach(key -> now.put(key, NOT_KNOWN));
    }

    private Survey.Rows write(Table table, List<Row> rows, List<Key> gone) {
        MovingCell.Written written =
                RefusedException.value(target.write(user, stamps.next(), table.name(), rows, gone));
        there = there.map(had -> had.after(table.name(), written.before(), written.after()));
        return written.after();
    }
}
