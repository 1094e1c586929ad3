COMMENT ON TABLE move_turns IS 'owner: cell';
