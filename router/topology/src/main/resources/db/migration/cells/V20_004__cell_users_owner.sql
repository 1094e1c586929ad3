COMMENT ON TABLE cell_users IS 'owner: cell';
