CREATE INDEX outbox_by_topic ON outbox (topic, appended_at, event_id);
