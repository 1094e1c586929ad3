CREATE INDEX homes_by_tenant ON homes (tenant_id, user_id) WHERE tenant_id IS NOT NULL;
