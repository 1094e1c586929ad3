-- The audit: who changed a tenant, when, why, and what it was from then on.
CREATE TABLE tenant_changes (
    change_id UUID NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
    version BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    changed_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    description TEXT NOT NULL,
    UNIQUE (tenant_id, version)
);
