package io.typogram.server.problems;

import io.typogram.kernel.problems.Problem;

/// A fault: something we depend on failed, and the request cannot be served now. It carries the
/// problem to answer with; its cause is for the log only.
public final class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public FaultException(Problem problem) {
        super(problem.type().code());
        this.problem = problem;
    }

    public FaultException(Problem problem, Throwable cause) {
        super(problem.type().code(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
