package io.typogram.platform.residence;

/// Thrown by the fence to end a transaction whose user does not live here, or not in peace. It is
/// answered 421 or 503, never seen by a client behind an edge, or 410 when the user was erased.
public final class NotAtHomeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Residence residence;

    NotAtHomeException(Residence residence) {
        super("the user is not at home here");
        this.residence = residence;
    }

    public Residence residence() {
        return residence;
    }
}
