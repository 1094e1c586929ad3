package io.typogram.server.problems;

import java.io.IOException;

/// The body is no whole JSON; thrown from its stream, before whoever reads it can wait for the rest.
public final class MalformedBodyException extends IOException {

    private static final long serialVersionUID = 1L;
}
