-- For deleting what was told of a user who is erased.
CREATE INDEX directory_changes_of_user ON directory_changes (user_id);
