-- The latest changes of the directory, for followers. Ordered by a key that only grows: all writers
-- wait for the one row of directory_version anyway, so this makes nothing slower, and old changes
-- are deleted as new ones come, so it stays small.
CREATE TABLE directory_changes (
    version BIGINT NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL,
    cell_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);
