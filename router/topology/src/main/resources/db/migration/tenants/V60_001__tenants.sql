-- The key is the tenant's name: it is unique, never changes, and there are few. `organisation` is Keycloak's
-- id, absent until the organisation was made. No secret of a provider stands here. That a host name belongs
-- to one tenant only is seen to where it is written. `seated` counts the rows of `tenant_members`.
CREATE TABLE tenants (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    display_name TEXT NOT NULL,
    hosts TEXT[] NOT NULL,
    seats BIGINT NOT NULL CHECK (seats >= 0),
    seated BIGINT NOT NULL DEFAULT 0 CHECK (seated >= 0),
    allowed TEXT[] NOT NULL,
    state TEXT NOT NULL,
    organisation TEXT,
    provider_kind TEXT,
    provider_address TEXT,
    version BIGINT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);
