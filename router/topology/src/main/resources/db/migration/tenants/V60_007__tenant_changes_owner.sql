COMMENT ON TABLE tenant_changes IS 'owner: tenant';
