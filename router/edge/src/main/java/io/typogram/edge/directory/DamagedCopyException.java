package io.typogram.edge.directory;

import java.io.IOException;
import java.io.Serial;

/// A copy of the directory is not what was once written: cut short, changed, or of another form.
public final class DamagedCopyException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    public DamagedCopyException(String what) {
        super(what);
    }

    public DamagedCopyException(String what, Throwable cause) {
        super(what, cause);
    }
}
