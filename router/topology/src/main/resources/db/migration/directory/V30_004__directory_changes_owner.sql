COMMENT ON TABLE directory_changes IS 'owner: user';
