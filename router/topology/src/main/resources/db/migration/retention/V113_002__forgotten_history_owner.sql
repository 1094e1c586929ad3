COMMENT ON TABLE forgotten_history IS 'owner: cell';
