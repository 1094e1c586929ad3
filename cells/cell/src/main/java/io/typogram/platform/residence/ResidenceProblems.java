package io.typogram.platform.residence;

import io.typogram.kernel.problems.ProblemType;

/// Why a cell does not serve a user.
public final class ResidenceProblems {

    public static final ProblemType USER_LIVES_ELSEWHERE =
            new ProblemType("user-lives-elsewhere", 421, "Another cell is this user's home");
    public static final ProblemType USER_IS_MOVING =
            new ProblemType("user-is-moving", 503, "The user is moving between cells; try again");

    public static final ProblemType TENANT_MEMBERS_ONLY =
            new ProblemType(
                    "tenant-members-only", 403, "This place is for an organisation's members");
    public static final ProblemType TENANT_SEATS_TAKEN =
            new ProblemType("tenant-seats-taken", 403, "All seats of the organisation are taken");
    public static final ProblemType ACCOUNT_ERASED =
            new ProblemType("account-erased", 410, "This account was deleted");

    private ResidenceProblems() {}
}
