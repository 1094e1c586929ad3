CREATE TABLE keystroke_bundles (
    user_id UUID NOT NULL,
    bundle_id UUID NOT NULL,
    streams BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    oldest_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ,
    PRIMARY KEY (user_id, bundle_id)
);
