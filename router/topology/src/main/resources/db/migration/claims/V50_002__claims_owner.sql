COMMENT ON TABLE claims IS 'owner: user';
