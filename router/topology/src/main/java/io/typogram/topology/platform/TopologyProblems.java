package io.typogram.topology.platform;

import io.typogram.kernel.problems.ProblemType;

/// The problems that only topology answers with.
public final class TopologyProblems {

    public static final ProblemType OPERATOR_NEEDED =
            new ProblemType("operator-needed", 403, "This is for operators");
    public static final ProblemType HOME_UNKNOWN =
            new ProblemType("home-unknown", 404, "This user has no home yet");
    public static final ProblemType USER_ERASED =
            new ProblemType("user-erased", 410, "This user was erased");
    public static final ProblemType ERASURE_UNKNOWN =
            new ProblemType("erasure-unknown", 404, "There is no such erasure");
    public static final ProblemType USER_NEVER_CAME =
            new ProblemType("user-never-came", 404, "The user has never come to their cell");
    public static final ProblemType USER_IS_MOVING =
            new ProblemType("user-is-moving", 503, "The user is moving between cells; try again");
    public static final ProblemType TOO_MANY_ARCHIVES =
            new ProblemType("too-many-archives", 503, "Too many archives are being written");
    public static final ProblemType CELL_UNREACHABLE =
            new ProblemType("cell-unreachable", 503, "The user's cell gives no answer");
    public static final ProblemType REGION_UNKNOWN =
            new ProblemType("region-unknown", 400, "There is no such region");
    public static final ProblemType NO_CELL_HAS_ROOM =
            new ProblemType("no-cell-has-room", 503, "No cell can take another user now");
    public static final ProblemType CELL_UNKNOWN =
            new ProblemType("cell-unknown", 404, "There is no such cell");
    public static final ProblemType CELL_STATE_UNREACHABLE =
            new ProblemType("cell-state-unreachable", 409, "The cell cannot enter this state now");
    public static final ProblemType CELL_DESCRIBED_OTHERWISE =
            new ProblemType(
                    "cell-described-otherwise", 409, "A cell of this name is described otherwise");
    public static final ProblemType CELL_HOST_TAKEN =
            new ProblemType("cell-host-taken", 409, "This host name leads to another cell");
    public static final ProblemType CELLS_TOO_MANY =
            new ProblemType("cells-too-many", 409, "There are as many cells as there may be");
    public static final ProblemType CELL_NOT_READY =
            new ProblemType("cell-not-ready", 409, "None of the cell's nodes is ready");
    public static final ProblemType CELL_NOT_CLEARED =
            new ProblemType(
                    "cell-not-cleared", 409, "What users left in the cell is not cleared away yet");
    public static final ProblemType CHANGES_GONE =
            new ProblemType("changes-gone", 410, "These changes are not kept; load the snapshot");
    public static final ProblemType TOO_MANY_FOLLOWERS =
            new ProblemType("too-many-followers", 503, "Too many followers wait already");
    public static final ProblemType TOO_MANY_SNAPSHOTS =
            new ProblemType("too-many-snapshots", 503, "Too many snapshots are being read");
    public static final ProblemType MOVE_UNKNOWN =
            new ProblemType("move-unknown", 404, "There is no such move");
    public static final ProblemType MOVE_AT_HOME_ALREADY =
            new ProblemType("move-at-home-already", 409, "The user lives in this cell");
    public static final ProblemType MOVE_UNDER_WAY =
            new ProblemType("move-under-way", 409, "A move of this user is under way");
    public static final ProblemType MOVE_CELL_QUARANTINED =
            new ProblemType("move-cell-quarantined", 409, "One of the cells is in quarantine");
    public static final ProblemType MOVE_TARGET_CLOSED =
            new ProblemType("move-target-closed", 409, "The cell takes nobody now");
    public static final ProblemType MOVE_TARGET_FULL =
            new ProblemType("move-target-full", 409, "The cell is full");
    public static final ProblemType MOVE_LEAVES_REGION =
            new ProblemType("move-leaves-region", 409, "The user would leave their region");
    public static final ProblemType MOVE_LEAVES_TENANT =
            new ProblemType("move-leaves-tenant", 409, "One of the cells is a tenant's");
    public static final ProblemType MOVE_TOO_LATE =
            new ProblemType("move-too-late", 409, "The move can no longer be given up");
    public static final ProblemType MOVE_NOT_ABORTED =
            new ProblemType("move-not-aborted", 409, "The move was not given up");
    public static final ProblemType DRAIN_UNKNOWN =
            new ProblemType("drain-unknown", 404, "The cell has never been drained");
    public static final ProblemType REBALANCE_UNKNOWN =
            new ProblemType("rebalance-unknown", 404, "The region has never been rebalanced");
    public static final ProblemType CELL_NOT_DRAINING =
            new ProblemType("cell-not-draining", 409, "The cell is not draining");

    public static final ProblemType ROLLOUT_UNKNOWN =
            new ProblemType("rollout-unknown", 404, "There is no such rollout");
    public static final ProblemType ROLLOUT_UNDER_WAY =
            new ProblemType("rollout-under-way", 409, "A release is being rolled out");
    public static final ProblemType ROLLOUT_NO_CANARY =
            new ProblemType("rollout-no-canary", 409, "No such cell can take a release first");
    public static final ProblemType ROLLOUT_CANARY_FIRST =
            new ProblemType("rollout-canary-first", 409, "Another cell takes this release first");
    public static final ProblemType ROLLOUT_HALTED =
            new ProblemType("rollout-halted", 409, "The rollout of this release is halted");
    public static final ProblemType ROLLOUT_ENDED =
            new ProblemType("rollout-ended", 409, "The rollout has ended");

    public static final ProblemType TENANT_UNKNOWN =
            new ProblemType("tenant-unknown", 404, "There is no such tenant");
    public static final ProblemType TENANT_DESCRIBED_OTHERWISE =
            new ProblemType(
                    "tenant-described-otherwise",
                    409,
                    "A tenant of this name is described otherwise");
    public static final ProblemType TENANT_HOST_TAKEN =
            new ProblemType("tenant-host-taken", 409, "This host name is somebody else's");
    public static final ProblemType TENANT_CELL_TAKEN =
            new ProblemType(
                    "tenant-cell-taken", 409, "The cell is not this organisation's to have");
    public static final ProblemType TENANTS_TOO_MANY =
            new ProblemType("tenants-too-many", 409, "There are as many tenants as there may be");
    public static final ProblemType TENANT_PROVIDER_UNREADABLE =
            new ProblemType(
                    "tenant-provider-unreadable",
                    422,
                    "The identity provider does not describe itself there");
    public static final ProblemType TENANT_MEMBER_UNKNOWN =
            new ProblemType("tenant-member-unknown", 404, "Keycloak does not know this user");
    public static final ProblemType TENANT_SEAT_UNKNOWN =
            new ProblemType(
                    "tenant-seat-unknown", 404, "This user has none of the organisation's seats");
    public static final ProblemType TENANT_MEMBERS_ONLY =
            new ProblemType(
                    "tenant-members-only", 403, "This place is for an organisation's members");
    public static final ProblemType TENANT_SEATS_TAKEN =
            new ProblemType("tenant-seats-taken", 403, "All seats of the organisation are taken");
    public static final ProblemType TENANT_ADMINISTRATORS_ONLY =
            new ProblemType(
                    "tenant-administrators-only",
                    403,
                    "This is for the organisation's administrators");
    public static final ProblemType TENANT_LAST_ADMINISTRATOR =
            new ProblemType(
                    "tenant-last-administrator",
                    409,
                    "The organisation would have no administrator");
    public static final ProblemType TENANT_ADMINISTRATORS_TOO_MANY =
            new ProblemType(
                    "tenant-administrators-too-many",
                    409,
                    "The organisation has as many administrators as it may");
    public static final ProblemType KEYCLOAK_UNAVAILABLE =
            new ProblemType("keycloak-unavailable", 503, "Keycloak cannot be reached");

    public static final ProblemType CLAIM_UNKNOWN =
            new ProblemType("claim-unknown", 404, "There is no such claim");
    public static final ProblemType CLAIM_TAKEN =
            new ProblemType(
                    "claim-taken", 409, "Somebody has this name, or one that looks like it");
    public static final ProblemType CLAIM_EXPIRED =
            new ProblemType("claim-expired", 410, "The claim was not confirmed in time");
    public static final ProblemType CLAIM_RELEASED =
            new ProblemType("claim-released", 410, "The claim was given up");
    public static final ProblemType CLAIM_ID_USED =
            new ProblemType("claim-id-used", 409, "This id is that of another claim");
    public static final ProblemType CLAIM_NOT_REPLACEABLE =
            new ProblemType("claim-not-replaceable", 409, "This claim cannot be replaced");
    public static final ProblemType CLAIMS_TOO_MANY =
            new ProblemType("claims-too-many", 409, "The user has as many names as they may");
    public static final ProblemType RESERVATIONS_TOO_MANY =
            new ProblemType(
                    "reservations-too-many", 429, "The user has reserved as many as they may");
    public static final ProblemType USERNAME_UNFIT =
            new ProblemType("username-unfit", 422, "This cannot be a username");
    public static final ProblemType USERNAME_RESERVED =
            new ProblemType("username-reserved", 422, "Nobody may have this username");
    public static final ProblemType EMAIL_UNFIT =
            new ProblemType("email-unfit", 422, "This is not an email address that can be claimed");

    private TopologyProblems() {}
}
