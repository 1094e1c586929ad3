package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.moves.HomeRecord.Admission;
import io.typogram.kernel.topology.Home;
import java.util.Optional;
import java.util.function.Function;

/// A cell as its users see it: it asks the fence, in the same transaction, and serves.
final class SimulatedCell {

    private final CellId id;
    private final SimulatedStore store;
    private final Function<UserId, Optional<Home>> directory;
    private final Function<HomeRecord, Admission> fence;
    private final Promises promises;
    private final News news;

    /// Tells the other cells what has happened.
    interface News {
        void tell(CellId from, UserId user, Run run);
    }

    /// @param directory what topology answers about a user whom the cell does not know
    SimulatedCell(
            CellId id,
            SimulatedStore store,
            Function<UserId, Optional<Home>> directory,
            Function<HomeRecord, Admission> fence,
            Promises promises,
            News news) {
        this.id = id;
        this.store = store;
        this.directory = directory;
        this.fence = fence;
        this.promises = promises;
        this.news = news;
    }

    /// What a cell answers.
    sealed interface Answer {

        record Served(Runs runs) implements Answer {}

        record Held() implements Answer {}

        record Elsewhere(Home home) implements Answer {}

        record Erased() implements Answer {}
    }

    Answer write(UserId user, Run run) {
        return serve(user, home -> keep(user, run, home));
    }

    Answer read(UserId user) {
        return serve(user, _ -> {});
    }

    private interface Work {
        void in(HomeRecord home);
    }

    private Answer serve(UserId user, Work work) {
        Optional<HomeRecord> known = store.lock(user);
        if (known.isEmpty()) {
            return directory
                    .apply(user)
                    .<Answer>map(Answer.Elsewhere::new)
                    .orElseGet(Answer.Erased::new);
        }
        HomeRecord home = known.get();
        return switch (fence.apply(home)) {
            case HOLD -> new Answer.Held();
            case SEND_HOME -> new Answer.Elsewhere(home.home());
            case REFUSE -> new Answer.Erased();
            case SETTLE -> {
                store.store(user, home.settle());
                yield serve(user, work);
            }
            case SERVE -> {
                work.in(home);
                yield new Answer.Served(runs(user));
            }
        };
    }

    /// Takes a user in whom topology says to live here, unless they are known by now.
    void settle(UserId user, Home home) {
        if (store.lock(user).isEmpty()) {
            store.store(user, HomeRecord.placed(home).settle());
        }
    }

    /// Inserts one row, overwrites one, deletes one and inserts another. Once, however often it is asked.
    private void keep(UserId user, Run run, HomeRecord home) {
        if (store.rows(user, SimulatedStore.RESULTS).containsKey(run.key())) {
            return;
        }
        promises.accepted(user, home.home().epoch(), id);
        store.learn(user, run.id());
        news.tell(id, user, run);
        store.store(user, home.counted());
        store.put(user, SimulatedStore.RESULTS, run.id(), "of epoch " + home.home().epoch());
        store.put(user, SimulatedStore.BESTS, run.client(), run.id());
        store.rows(user, SimulatedStore.DRAFTS)
                .keySet()
                .removeIf(key -> key.values().getFirst().startsWith(run.client()));
        store.put(user, SimulatedStore.DRAFTS, run.id(), "draft");
        if (store.has(SimulatedStore.BADGES)) {
            store.put(user, SimulatedStore.BADGES, run.id(), "badge");
            promises.badgeGiven(user, run);
        }
    }

    private Runs runs(UserId user) {
        return Runs.of(store.rows(user, SimulatedStore.RESULTS));
    }
}
