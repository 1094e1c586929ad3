package io.typogram.edge.testing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request or an answer as it is meant, or as it came. Each character of the body is one byte.
///
/// @param startLine the request line or the status line
/// @param headers in order, with lower-case names
/// @param trailers in order, with lower-case names
/// @param whole whether it had an end
public record WireMessage(
        String startLine,
        List<WireHeader> headers,
        String body,
        List<WireHeader> trailers,
        boolean whole) {

    /// One line of headers.
    public record WireHeader(String name, String value) {
        public WireHeader {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(each -> each.name().equals(name))
                .map(WireHeader::value)
                .findFirst();
    }

    public boolean saysClose() {
        return header("connection").filter("close"::equalsIgnoreCase).isPresent();
    }
}
