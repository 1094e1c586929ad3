COMMENT ON TABLE tenant_administrators IS 'owner: user';
