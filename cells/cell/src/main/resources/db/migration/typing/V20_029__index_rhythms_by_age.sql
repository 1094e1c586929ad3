CREATE INDEX rhythms_by_age ON rhythms (kept_at);
