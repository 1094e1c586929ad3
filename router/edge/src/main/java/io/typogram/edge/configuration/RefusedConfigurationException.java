package io.typogram.edge.configuration;

import java.io.Serial;

/// The file says something that cannot be taken over. Its message is for the operator, and names the
/// member.
final class RefusedConfigurationException extends Exception {

    @Serial private static final long serialVersionUID = 1;

    RefusedConfigurationException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
