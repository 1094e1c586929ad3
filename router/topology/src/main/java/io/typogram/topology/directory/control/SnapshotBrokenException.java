package io.typogram.topology.directory.control;

import java.io.IOException;

/// The directory changed in a way that a snapshot already begun cannot tell. It is cut off; the reader
/// sees that the checksum is missing and asks again.
public final class SnapshotBrokenException extends IOException {

    private static final long serialVersionUID = 1L;

    SnapshotBrokenException(String message) {
        super(message);
    }
}
