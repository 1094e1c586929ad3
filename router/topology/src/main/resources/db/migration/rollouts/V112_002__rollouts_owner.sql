COMMENT ON TABLE rollouts IS 'owner: cell';
