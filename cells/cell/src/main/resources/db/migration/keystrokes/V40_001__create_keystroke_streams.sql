CREATE TABLE keystroke_streams (
    user_id UUID NOT NULL,
    result_id UUID NOT NULL,
    stream BYTEA NOT NULL,
    checksum BIGINT NOT NULL,
    kept_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, result_id)
);
