-- Who was placed as a member of a tenant, and so has one of its seats.
CREATE TABLE tenant_members (
    user_id UUID NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
    seated_at TIMESTAMPTZ NOT NULL
);
