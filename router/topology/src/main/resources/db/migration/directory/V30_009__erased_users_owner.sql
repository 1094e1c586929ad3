COMMENT ON TABLE erased_users IS 'owner: user';
