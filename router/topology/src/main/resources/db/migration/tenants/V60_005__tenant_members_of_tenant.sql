CREATE INDEX tenant_members_of_tenant ON tenant_members (tenant_id, user_id);
