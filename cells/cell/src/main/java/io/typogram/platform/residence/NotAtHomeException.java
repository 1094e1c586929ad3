package io.typogram.platform.residence;

import io.typogram.kernel.problems.Problem;

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

    /// For whom it is not answered to a request.
    public Problem problem() {
        return Problem.of(
                switch (residence) {
                    case Residence.Elsewhere _ -> ResidenceProblems.USER_LIVES_ELSEWHERE;
                    case Residence.Erased _ -> ResidenceProblems.ACCOUNT_ERASED;
                    case Residence.Moving _, Residence.Resident _, Residence.Newcomer _ ->
                            ResidenceProblems.USER_IS_MOVING;
                });
    }
}
