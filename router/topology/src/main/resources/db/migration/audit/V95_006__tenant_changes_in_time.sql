CREATE INDEX tenant_changes_in_time ON tenant_changes (changed_at, change_id);
