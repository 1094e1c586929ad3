COMMENT ON TABLE rollout_changes IS 'owner: cell';
