package io.typogram.platform.events;

import io.typogram.kernel.events.Reach;
import io.typogram.kernel.identity.CellId;
import java.util.Locale;

/// The names of topics: one a context and reach.
final class Topics {

    private static final String TENANT = "persistent://typogram/";

    private Topics() {}

    static String of(Reach reach, String context) {
        return TENANT + reach.name().toLowerCase(Locale.ROOT) + "/" + context;
    }

    /// Where messages go that this cell could not handle. Not replicated: they are the cell's own.
    static String deadLetters(CellId cell) {
        return TENANT + "region/" + cell + "-dead-letters";
    }
}
