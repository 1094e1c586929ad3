COMMENT ON TABLE tenants IS 'owner: tenant';
