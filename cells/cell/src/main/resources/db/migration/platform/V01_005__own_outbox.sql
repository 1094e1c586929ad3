COMMENT ON TABLE outbox IS 'owner: cell. Events on their way to the broker';
