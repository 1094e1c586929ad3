package io.typogram.local.operators;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Makes parts of addresses out of what an operator typed.
final class Paths {

    private Paths() {}

    /// A segment of a path, or a parameter's value; what does not belong there cannot lead elsewhere.
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
