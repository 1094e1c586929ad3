package io.typogram.local.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A table for a terminal: as wide as it must be, numbers to the right.
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> words;

    /// A table of which only the first column holds words.
    public TextTable() {
        this(0);
    }

    /// A table of which these columns hold words, which begin at the left.
    public TextTable(Integer... words) {
        this.words = Set.of(words);
    }

    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String filler = " ".repeat(width(column) - row.get(column).length());
                boolean toTheLeft = words.contains(column);
                line.append(toTheLeft ? row.get(column) + filler : filler + row.get(column));
                line.append(GAP);
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
