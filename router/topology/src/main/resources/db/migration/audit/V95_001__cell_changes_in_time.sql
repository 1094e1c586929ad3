-- The audit over all cells, the newest first.
CREATE INDEX cell_changes_in_time ON cell_changes (changed_at, change_id);
