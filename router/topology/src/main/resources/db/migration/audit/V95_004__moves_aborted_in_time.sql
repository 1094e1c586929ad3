CREATE INDEX moves_aborted_in_time ON move_changes (changed_at, move_id) WHERE change = 'ABORTED';
