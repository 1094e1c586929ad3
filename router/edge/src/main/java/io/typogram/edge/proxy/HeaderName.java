package io.typogram.edge.proxy;

import io.netty.util.AsciiString;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The names of headers that others know as texts, in the form in which they are looked up fast: an
/// `AsciiString` keeps its hash, while that of a text in any case is computed at each look.
final class HeaderName {

    /// Only names that stand in the code or in the settings come here, so there are few.
    private static final Map<String, AsciiString> KNOWN = new ConcurrentHashMap<>();

    private HeaderName() {}

    /// @param name from the code or the settings, never from a client
    static AsciiString of(String name) {
        AsciiString known = KNOWN.get(name);
        return known != null
                ? known
                : KNOWN.computeIfAbsent(
                        name, added -> AsciiString.cached(added.toLowerCase(Locale.ROOT)));
    }
}
