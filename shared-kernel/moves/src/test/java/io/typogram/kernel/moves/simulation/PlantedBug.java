package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.moves.HomeRecord.Admission;
import io.typogram.kernel.moves.HomeStore;
import io.typogram.kernel.moves.Inventory;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.kernel.moves.Reply;
import io.typogram.kernel.moves.Survey;
import io.typogram.kernel.moves.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Mistakes that one could make. The simulation has to find each.
enum PlantedBug {
    NONE,

    /// Writes do not ask the fence.
    NO_FENCE {
        @Override
        Function<HomeRecord, Admission> fence() {
            return home -> home.settled() ? Admission.SERVE : Admission.SETTLE;
        }
    },

    /// The writes between the last round of copying and the fence are not carried over: the driver is
    /// told of none.
    FLIP_BEFORE_CATCH_UP {
        @Override
        MovingCell plantIn(MovingCell cell) {
            return proxy(
                    MovingCell.class,
                    cell,
                    UnaryOperator.identity(),
                    answer ->
                            switch (answer) {
                                case Reply.Done<?>(Long _) -> Reply.done(0L);
                                case Reply.Done<?>(Survey survey) -> Reply.done(uncounted(survey));
                                case Reply.Done<?>(Inventory inventory) ->
                                        Reply.done(
                                                new Inventory(
                                                        uncounted(inventory.survey()),
                                                        inventory.parts()));
                                default -> answer;
                            });
        }
    },

    /// What other cells tell is taken over, whoever it is about.
    EVENTS_BRING_BACK {
        @Override
        boolean asksBeforeMerging() {
            return false;
        }
    },

    /// Both sides are compared over the tables that are copied, and these are a list in the code.
    HASH_OVER_THE_COPIERS_LIST {
        @Override
        HomeStore plantIn(HomeStore store) {
            return new HomeStore() {
                @Override
                public <T> T inTransaction(Function<Rows, T> work) {
                    return store.inTransaction(rows -> work.apply(listed(rows)));
                }

                @Override
                public <T> T look(Function<Rows, T> work) {
                    return store.look(rows -> work.apply(listed(rows)));
                }
            };
        }
    };

    private static final List<String> COPIERS_LIST =
            List.of(SimulatedStore.BESTS, SimulatedStore.DRAFTS, SimulatedStore.RESULTS);

    Function<HomeRecord, Admission> fence() {
        return HomeRecord::admission;
    }

    boolean asksBeforeMerging() {
        return true;
    }

    MovingCell plantIn(MovingCell cell) {
        return cell;
    }

    HomeStore plantIn(HomeStore store) {
        return store;
    }

    private static Survey uncounted(Survey survey) {
        return new Survey(survey.stamp(), 0, survey.tables());
    }

    private static HomeStore.Rows listed(HomeStore.Rows rows) {
        return proxy(
                HomeStore.Rows.class,
                rows,
                argument ->
                        argument instanceof BiConsumer<?, ?> show
                                ? listed(unchecked(show))
                                : argument,
                answer ->
                        answer instanceof List<?> list
                                ? list.stream().filter(PlantedBug::isListed).toList()
                                : answer);
    }

    private static BiConsumer<String, Object> listed(BiConsumer<String, Object> show) {
        return (table, entry) -> {
            if (COPIERS_LIST.contains(table)) {
                show.accept(table, entry);
            }
        };
    }

    @SuppressWarnings("unchecked") // rows are shown by the names of their tables
    private static BiConsumer<String, Object> unchecked(BiConsumer<?, ?> show) {
        return (BiConsumer<String, Object>) show;
    }

    private static boolean isListed(Object thing) {
        return !(thing instanceof Table table) || COPIERS_LIST.contains(table.name());
    }

    private static <T> T proxy(
            Class<T> type, T real, UnaryOperator<Object> given, UnaryOperator<Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                return answers.apply(
                                        method.invoke(
                                                real,
                                                Stream.of(
                                                                arguments == null
                                                                        ? new Object[0]
                                                                        : arguments)
                                                        .map(given)
                                                        .toArray()));
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        }));
    }
}
