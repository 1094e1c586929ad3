-- For deleting what waits to be told of a user who is erased.
CREATE INDEX outbox_by_subject ON outbox (subject);
