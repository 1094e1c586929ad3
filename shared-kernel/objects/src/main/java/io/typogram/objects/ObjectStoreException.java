package io.typogram.objects;

import org.jspecify.annotations.Nullable;

/// The store failed, or could not be reached.
public final class ObjectStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
