CREATE INDEX live_runs_by_due ON live_runs (due_at);
