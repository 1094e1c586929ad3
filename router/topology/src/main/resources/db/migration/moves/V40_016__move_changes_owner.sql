COMMENT ON TABLE move_changes IS 'owner: user';
