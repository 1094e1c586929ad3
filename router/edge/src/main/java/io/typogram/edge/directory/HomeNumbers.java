package io.typogram.edge.directory;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.topology.Home;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Gives every different home, a cell and an epoch, a small number. Millions of users share a few
/// hundred of them, because nearly everybody has moved never or once.
///
/// Giving is for one thread at a time; whoever has got a number from a place that was published after
/// it was given can ask for its home.
final class HomeNumbers {

    private static final int FEWEST = 64;

    private final int most;
    private final Map<Home, Integer> numbers = new HashMap<>();
    private volatile Home[] homes = new Home[FEWEST];
    private volatile List<CellId> cells = List.of();

    /// @param most how many numbers there are to give
    HomeNumbers(int most) {
        this.most = most;
    }

    /// The home's number; empty when all are given away.
    OptionalInt numberOf(Home home) {
        Integer known = numbers.get(home);
        if (known != null) {
            return OptionalInt.of(known);
        }
        addCell(home.cell());
        int number = numbers.size();
        if (number == most) {
            return OptionalInt.empty();
        }
        Home[] all = homes.length > number ? homes : Arrays.copyOf(homes, 2 * number);
        all[number] = home;
        homes = all;
        numbers.put(home, number);
        return OptionalInt.of(number);
    }

    Home homeOf(int number) {
        return homes[number];
    }

    /// The cells of all homes that were ever asked about.
    List<CellId> cells() {
        return cells;
    }

    private void addCell(CellId cell) {
        if (!cells.contains(cell)) {
            List<CellId> more = new ArrayList<>(cells);
            more.add(cell);
            cells = List.copyOf(more);
        }
    }
}
