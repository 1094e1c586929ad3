COMMENT ON TABLE exports IS 'owner: user';
