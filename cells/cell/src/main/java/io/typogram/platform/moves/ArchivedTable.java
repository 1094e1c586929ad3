package io.typogram.platform.moves;

import io.typogram.kernel.moves.Table;
import java.util.Set;

/// A table as an archive describes it.
///
/// @param description what its rows are, as the schema says it
/// @param secrets the columns that are left out, as the schema says it
record ArchivedTable(Table table, String description, Set<String> secrets) {

    ArchivedTable {
        secrets = Set.copyOf(secrets);
    }

    String name() {
        return table.name();
    }
}
