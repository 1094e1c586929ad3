COMMENT ON TABLE tenant_members IS 'owner: tenant';
