package io.typogram.accounts.boundary;

import io.typogram.kernel.problems.ProblemType;

/// The refusals of the accounts' endpoints.
public final class AccountsProblems {

    public static final ProblemType PLAYER_UNKNOWN =
            new ProblemType("player-unknown", 404, "There is no such player");
    public static final ProblemType PROFILE_CHANGED_MEANWHILE =
            new ProblemType("profile-changed-meanwhile", 412, "The profile was changed meanwhile");
    public static final ProblemType IF_MATCH_NEEDED =
            new ProblemType("if-match-needed", 428, "Say with If-Match which profile you saw");

    public static final ProblemType API_KEYS_TOO_MANY =
            new ProblemType("api-keys-too-many", 409, "Revoke an API key before making another");

    public static final ProblemType PREFERENCES_UNFIT =
            new ProblemType("preferences-unfit", 422, "These cannot be kept as preferences");

    private AccountsProblems() {}
}
