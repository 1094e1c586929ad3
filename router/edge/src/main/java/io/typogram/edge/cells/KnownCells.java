package io.typogram.edge.cells;

/// Holds the current [Cells]. Readers never wait; whoever follows topology replaces them.
public final class KnownCells {

    private volatile Cells current = Cells.NONE;

    public Cells current() {
        return current;
    }

    public void replace(Cells cells) {
        current = cells;
    }
}
