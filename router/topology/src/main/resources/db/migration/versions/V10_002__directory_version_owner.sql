COMMENT ON TABLE directory_version IS 'owner: cell';
