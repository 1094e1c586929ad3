-- Who runs a tenant for it. A role of the realm could not say of which one.
CREATE TABLE tenant_administrators (
    tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
    user_id UUID NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);
