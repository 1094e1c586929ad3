-- Of a key's secret only the SHA-256 is kept. Scopes are separated by spaces.
CREATE TABLE api_keys (
    user_id UUID NOT NULL,
    key_id UUID NOT NULL,
    name VARCHAR(240) NOT NULL,
    scopes VARCHAR(400) NOT NULL,
    secret_hash BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ,
    last_used_at TIMESTAMPTZ,
    PRIMARY KEY (user_id, key_id)
);
