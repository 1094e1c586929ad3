package io.typogram.server.problems;

import java.io.IOException;

/// The body went on after the bound; thrown from its stream, so an endless one is never read on.
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;
}
