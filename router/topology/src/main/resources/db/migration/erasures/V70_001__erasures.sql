-- Every erasure of a user that was ever asked for. Whose it is stands in erased_users, and only there. Nobody
-- takes one up before `due_at`. `steps` counts the rows of erasure_changes.
CREATE TABLE erasures (
    erasure_id UUID NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    sign_in TEXT NOT NULL,
    turn BIGINT NOT NULL,
    turns BIGINT NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    wanted_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    steps BIGINT NOT NULL,
    requested_at TIMESTAMPTZ NOT NULL,
    fenced_at TIMESTAMPTZ,
    erased_at TIMESTAMPTZ,
    done_at TIMESTAMPTZ
);
