CREATE TABLE leases (
    name VARCHAR(60) PRIMARY KEY,
    holder UUID NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
