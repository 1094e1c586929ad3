CREATE INDEX outbox_by_age ON outbox (appended_at, event_id);
